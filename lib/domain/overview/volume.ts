import { z } from 'zod'
import type { BankSnapshot, TransactionWindow } from './dto'

export const VOLUME_RANGES = ['24h', '7d', '30d', '12m'] as const

/** The range in the address; anything else is the first. */
export const volumeRange = z.enum(VOLUME_RANGES).catch('24h')

export type VolumeRange = (typeof VOLUME_RANGES)[number]

/** One bucket and the same one a period earlier; null where it has not begun or the bank did not exist yet. */
export type VolumePoint = {
  /** The instant (24h), day (7d, 30d) or month (12m) it stands for. */
  at: string
  now: TransactionWindow | null
  before: TransactionWindow | null
}

const HOURS = 24
const HOUR_MS = 3_600_000
const LENGTHS = { '7d': 7, '30d': 30, '12m': 12 } as const

/**
 * Transactions of a range beside the range before: the bank's day by hour (the hours to come have only the day
 * before), or the last days or months with the current, unfinished one last.
 */
export function volumePoints({ series, dayStartedAt }: BankSnapshot, range: VolumeRange): VolumePoint[] {
  if (range === '24h') return hoursOfToday(series.hours, dayStartedAt)
  const count = LENGTHS[range]
  const buckets =
    range === '12m'
      ? series.months.map((bucket) => ({ at: bucket.month, bucket }))
      : series.days.map((bucket) => ({ at: bucket.date, bucket }))
  const began = buckets.findIndex(({ bucket }) => bucket.count > 0)
  const known = (at: number) => (began >= 0 && at >= began ? (buckets[at]?.bucket ?? null) : null)
  const first = Math.max(buckets.length - count, 0)
  return buckets
    .slice(first)
    .map(({ at }, index) => ({ at, now: known(first + index), before: known(first + index - count) }))
}

function hoursOfToday(hours: BankSnapshot['series']['hours'], dayStartedAt: string): VolumePoint[] {
  const start = Date.parse(dayStartedAt)
  const byInstant = new Map(hours.map((hour) => [Date.parse(hour.at), hour]))
  return Array.from({ length: HOURS }, (_, hour) => {
    const at = start + hour * HOUR_MS
    return {
      at: new Date(at).toISOString(),
      now: byInstant.get(at) ?? null,
      before: byInstant.get(at - HOURS * HOUR_MS) ?? null,
    }
  })
}
