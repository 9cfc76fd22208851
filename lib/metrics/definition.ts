export const PREFIX = 'phantom_banking_'

/** The closed set of values a label can have, or a sentence saying what bounds them. */
export type LabelValues = readonly string[] | string

export type MetricDefinition = {
  type: 'counter' | 'gauge' | 'histogram' | 'untyped'
  help: string
  unit: 'count' | 'seconds' | 'bytes' | 'percent' | 'BWP' | 'ratio' | 'boolean' | 'info'
  /** Whose number it is: of this process, of the machine it runs on, or of the whole bank (same on every replica). */
  scope: 'process' | 'host' | 'bank'
  labels?: Readonly<Record<string, LabelValues>>
  /** Upper edges of a histogram's buckets, in its unit. */
  buckets?: readonly number[]
}

/** A decimal string where a number would lose digits. */
export type Sample = { labels: Readonly<Record<string, string>>; value: number | string }

/** A histogram counted elsewhere: how many values in each bucket (not cumulative, the last above all edges), and their sum. */
export type HistogramSample = {
  labels: Readonly<Record<string, string>>
  buckets: readonly number[]
  sum: number | string
}

/** By metric name: a value, labelled samples, or null where it is not known (the metric is then absent). */
export type Samples<Name extends string = string> = Partial<
  Record<Name, number | string | readonly Sample[] | readonly HistogramSample[] | null>
>

/**
 * Metrics that belong together: defined in one file, selected together by `?collect[]=name`, failing together.
 * Those that `collect` returns are read at scrape time; the others are recorded as things happen (record.ts).
 */
export type Family<Name extends string = string, Source = never> = {
  name: string
  metrics: Readonly<Record<Name, MetricDefinition>>
  /** Creates the metrics recorded as things happen, so that they are there, at zero, before anything happened. */
  prepare?: () => unknown
  /** Throws or waits too long: the family's collected metrics are absent from that scrape, the rest is served. */
  collect?: (source: Source) => Samples<Name> | Promise<Samples<Name>>
}

/** Every combination of the label values, when each label has a closed set of them; otherwise none. */
export function closedCombinations(labels: MetricDefinition['labels'] = {}): Record<string, string>[] {
  let combinations: Record<string, string>[] = [{}]
  for (const [label, values] of Object.entries(labels)) {
    if (typeof values === 'string') return []
    combinations = combinations.flatMap((known) => values.map((value) => ({ ...known, [label]: value })))
  }
  return combinations
}
