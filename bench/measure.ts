/** One result of a benchmark. */
export type Measured = {
  /** What was compared with what, and on how much data. */
  title: string
  value: number
  unit: 'ratio' | 'seconds' | 'milliseconds' | 'KB' | 'MiB' | 'percent'
  /** What it is held to. */
  bar: { atLeast: number } | { atMost: number }
  /** Absolute figures of this machine: reported, held to nothing. */
  detail: string
}

/** Alternations of the two sides of a ratio: separate runs of the same code differ by more than what is looked for. */
const ROUNDS = 10

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b)
  const middle = ordered.length >> 1
  const upper = ordered[middle] ?? Number.NaN
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN
}

export type Compared = { ratio: number; subject: number; control: number }

/**
 * Measures both sides by turns, each round beginning with the other one.
 * @returns the median over the rounds of subject / control, and the median of each
 */
export async function alternate(
  subject: () => Promise<number>,
  control: () => Promise<number>,
  rounds = ROUNDS,
): Promise<Compared> {
  const pairs: { subject: number; control: number }[] = []
  await subject() // warm
  await control()
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await subject()
      pairs.push({ subject: first, control: await control() })
    } else {
      const first = await control()
      pairs.push({ control: first, subject: await subject() })
    }
  }
  return {
    ratio: median(pairs.map((pair) => pair.subject / pair.control)),
    subject: median(pairs.map((pair) => pair.subject)),
    control: median(pairs.map((pair) => pair.control)),
  }
}

export function holds({ value, bar }: Measured): boolean {
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost
}
