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
  /** What a time is compared by between two sizes: its median in milliseconds. */
  middle?: number
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

/** How much longer the same takes in a larger bank: the worst of all that were measured in both. */
export function growth(larger: readonly Measured[], smaller: readonly Measured[], sizes: string): Measured {
  const what = ({ title }: Measured) => title.replace(/, p95.*$/, '')
  const grown = larger.flatMap((result) => {
    const before = smaller.find((one) => what(one) === what(result))?.middle
    if (!result.middle || !before) return []
    const times = `${result.middle.toFixed(1)} ms / ${before.toFixed(1)} ms`
    return [{ value: result.middle / before, detail: `${what(result)}: ${times}` }]
  })
  grown.sort((a, b) => b.value - a.value)
  return {
    title: `The worst growth of ${grown.length} of these, median / median (${sizes})`,
    value: grown[0]?.value ?? Number.NaN,
    unit: 'ratio',
    bar: { atMost: 1.5 },
    detail: grown
      .slice(0, 8)
      .map(({ value, detail }) => `${value.toFixed(2)} ${detail}`)
      .join('; '),
  }
}
