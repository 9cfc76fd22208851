import type { HistogramSample, Sample } from './definition'
import type { BankReading, BankSnapshotReading, HistogramReading, Sources } from './sources'

/**
 * The snapshot that every business family shows, and what is read beside it.
 * @throws when the database is unreachable or the worker has not written a snapshot yet: unknown is absent, not zero
 */
export async function bankReading(sources: Sources): Promise<BankReading> {
  const reading = await sources.bank()
  if (!reading) throw new Error('no snapshot of the bank yet')
  return reading
}

/** Its snapshot alone. @throws as `bankReading` */
export async function bankSnapshot(sources: Sources): Promise<BankSnapshotReading> {
  return (await bankReading(sources)).snapshot
}

/** One sample for each key, under that label. */
export function labelled(label: string, counts: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(counts).map(([key, value]) => ({ labels: { [label]: key }, value }))
}

/** One histogram for each key, under that label. */
export function labelledHistograms(
  label: string,
  histograms: Readonly<Record<string, HistogramReading>>,
): HistogramSample[] {
  return Object.entries(histograms).map(([key, { buckets, sum }]) => ({
    labels: { [label]: key },
    buckets,
    sum,
  }))
}

/** The only histogram of a metric without labels. */
export const histogramOf = ({ buckets, sum }: HistogramReading): HistogramSample[] => [
  { labels: {}, buckets, sum },
]
