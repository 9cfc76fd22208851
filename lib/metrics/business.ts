import type { HistogramSample, Sample } from './definition'
import type { BankSnapshotReading, HistogramReading, Sources } from './sources'

/**
 * The snapshot every business family shows.
 * @throws when the database is unreachable or the worker has not written a snapshot yet: unknown is absent, not zero
 */
export async function bankSnapshot(sources: Sources): Promise<BankSnapshotReading> {
  const reading = await sources.bank()
  if (!reading) throw new Error('no snapshot of the bank yet')
  return reading.snapshot
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
