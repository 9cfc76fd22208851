/** How far a load is: the step it is in, its share of the whole (0–1) and the rows written so far. */
export type DemoProgress = { step: string; share: number; rows: number }

/** Where steps begin, as shares of the whole. */
const shares = [0, 0.08, 0.5, 0.55, 1]

/** Tells how far the steps of a load are. */
export function progress(tell: ((progress: DemoProgress) => void) | undefined) {
  let step = ''
  let from = 0
  let rows = 0
  return {
    step(title: string, share: number, written = rows) {
      step = title
      from = share
      rows = written
      tell?.({ step, share, rows })
    },
    /** A share of the step under way, and the rows there are. */
    at(share: number, written = rows) {
      rows = written
      const next = shares.find((candidate) => candidate > from) ?? 1
      tell?.({ step, share: from + (next - from) * Math.min(share, 1), rows })
    },
  }
}
