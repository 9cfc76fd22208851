import { PROCESS_SECONDS_EDGES } from '@/lib/metrics/buckets'
import { SLA_HOURS, STUCK_HOURS } from '../../kyc/constants'
import type { BankSnapshot } from '../dto'
import { one } from './query'
import { dayPair, histogramOf, lastMonth, type Reading } from './reading'

type Waiting = { oldestPendingAt: Date | null; overSla: number; stuck: number }

const submitted = { measure: 'kyc_submitted', table: 'kyc_records', column: 'submitted_at' }
const decided = { measure: 'kyc_decided', table: 'kyc_records', column: 'decided_at' }

/** KYC records by status, what waits and for how long, and how decisions went. */
export async function readKyc(
  reading: Reading,
  medianProcessingSeconds: number | null,
): Promise<BankSnapshot['kyc']> {
  const { cells } = reading
  const byStatus = cells.countBy('kyc_records', 'a')
  const recent = (counted: typeof submitted, status: string) =>
    lastMonth(reading, { ...counted, a: status, condition: `status = '${status}'` })
  const byStatus30d: Record<string, number> = {}
  for (const status of Object.keys(byStatus)) byStatus30d[status] = await recent(submitted, status)
  const { oldestPendingAt, overSla, stuck } = await readWaiting(reading)
  return {
    byStatus,
    submitted: await dayPair(reading, submitted),
    approved30d: await recent(decided, 'approved'),
    rejected30d: await recent(decided, 'rejected'),
    byStatus30d,
    medianProcessingSeconds,
    oldestPendingAt: oldestPendingAt?.toISOString() ?? null,
    overSla,
    stuck,
    verifications: cells.countBy('kyc_entered', 'a'),
    processing: histogramOf(cells, 'kyc_processing', PROCESS_SECONDS_EDGES),
  }
}

function readWaiting({ client, clock }: Reading): Promise<Waiting> {
  return one<Waiting>(
    client,
    `SELECT min(submitted_at) AS "oldestPendingAt",
            count(*) FILTER (WHERE submitted_at < $1::timestamptz - make_interval(hours => $2))::float8 AS "overSla",
            (SELECT count(*) FROM kyc_records WHERE status = 'in_progress'
              AND review_started_at < $1::timestamptz - make_interval(hours => $3))::float8 AS stuck
     FROM kyc_records WHERE status = 'pending'`,
    [clock.now, SLA_HOURS, STUCK_HOURS],
  )
}

/** From submission to decision, the median over the decisions of the last 30 days; null when there was none. */
export async function readMedian({
  client,
  clock,
}: Pick<Reading, 'client' | 'clock'>): Promise<number | null> {
  const { median } = await one<{ median: number | null }>(
    client,
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - submitted_at)) AS median
     FROM kyc_records WHERE decided_at >= $1 AND status IN ('approved', 'rejected')`,
    [clock.ago30],
  )
  return median === null ? null : Math.max(0, median)
}
