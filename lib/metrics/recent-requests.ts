import { perProcess } from '@/lib/per-process'

/** What people wait for: pages and what they send; not files, scrapes or streams. */
export const WAITED_FOR: readonly string[] = ['document', 'rsc', 'action']

const MINUTE_MS = 60_000
const KEPT_MINUTES = 24 * 60

/** Requests answered within a minute: how many, how many of them with a 5xx, and how many in each bucket of time. */
export type RequestMinute = { at: number; count: number; failed: number; buckets: number[] }

/** The last day of this process by the minute, oldest first; minutes without a request are missing. */
const minutes = () => perProcess<RequestMinute[]>('recent-requests', () => [])

/**
 * Counts a request for the charts of the last hours.
 * @param edges of the buckets, in seconds; the last bucket is what lies above them
 */
export function countRecentRequest(
  { kind, status, seconds }: { kind: string; status: number; seconds: number },
  edges: readonly number[],
  now = Date.now(),
): void {
  if (!WAITED_FOR.includes(kind)) return
  const kept = minutes()
  const at = Math.floor(now / MINUTE_MS) * MINUTE_MS
  let minute = kept.at(-1)
  if (!minute || minute.at < at) {
    minute = { at, count: 0, failed: 0, buckets: Array<number>(edges.length + 1).fill(0) }
    kept.push(minute)
    while (kept[0] && kept[0].at < at - KEPT_MINUTES * MINUTE_MS) kept.shift()
  }
  minute.count += 1
  if (status >= 500) minute.failed += 1
  const found = edges.findIndex((edge) => seconds <= edge)
  const bucket = found === -1 ? edges.length : found
  minute.buckets[bucket] = (minute.buckets[bucket] ?? 0) + 1
}

/** The minutes of this process with requests, oldest first. */
export function recentRequests(): readonly RequestMinute[] {
  return minutes()
}

/**
 * A quantile of a histogram, in seconds; null of nothing. Within a bucket values are taken to lie evenly, and what lies
 * above the last edge counts as that edge.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function quantileOf(q: number, buckets: readonly number[], edges: readonly number[]): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let below = 0
  for (const [index, count] of buckets.entries()) {
    const edge = edges[index]
    if (edge === undefined) break
    if (count > 0 && below + count >= q * total) {
      const low = edges[index - 1] ?? 0
      return low + (edge - low) * ((q * total - below) / count)
    }
    below += count
  }
  return edges.at(-1) ?? null
}
