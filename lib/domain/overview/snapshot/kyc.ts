import type { ClientBase } from 'pg'
import { SLA_HOURS, STUCK_HOURS } from '../../kyc/constants'
import type { BankSnapshot } from '../dto'
import { byKey, type Clock, many, one } from './query'

type Facts = {
  today: number
  yesterday: number
  approved30d: number
  rejected30d: number
  median: number | null
  oldestPendingAt: Date | null
  overSla: number
  stuck: number
}

/** KYC records by status, what waits and for how long, and how decisions of the last 30 days went. */
export async function readKyc(
  client: ClientBase,
  clock: Clock,
): Promise<Omit<BankSnapshot['kyc'], 'verifications' | 'processing'>> {
  const rows = await many<{ key: string; count: number; recent: number }>(
    client,
    `SELECT status::text AS key, count(*)::float8 AS count,
            count(*) FILTER (WHERE submitted_at >= now() - interval '30 days')::float8 AS recent
     FROM kyc_records GROUP BY status`,
  )
  const facts = await one<Facts>(
    client,
    `SELECT
       (SELECT count(*) FROM kyc_records WHERE submitted_at >= $1)::float8 AS today,
       (SELECT count(*) FROM kyc_records WHERE submitted_at >= $2 AND submitted_at < $3)::float8 AS yesterday,
       decided.*, waiting.*,
       (SELECT count(*) FROM kyc_records
        WHERE status = 'in_progress' AND review_started_at < now() - make_interval(hours => $5))::float8 AS stuck
     FROM (
       SELECT count(*) FILTER (WHERE status = 'approved')::float8 AS "approved30d",
              count(*) FILTER (WHERE status = 'rejected')::float8 AS "rejected30d",
              percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - submitted_at)) AS median
       FROM kyc_records
       WHERE decided_at >= now() - interval '30 days' AND status IN ('approved', 'rejected')
     ) decided, (
       SELECT min(submitted_at) AS "oldestPendingAt",
              count(*) FILTER (WHERE submitted_at < now() - make_interval(hours => $4))::float8 AS "overSla"
       FROM kyc_records WHERE status = 'pending'
     ) waiting`,
    [clock.dayStart, clock.yesterdayStart, clock.yesterdayNow, SLA_HOURS, STUCK_HOURS],
  )
  return {
    byStatus: byKey(rows),
    submitted: { today: facts.today, yesterday: facts.yesterday },
    approved30d: facts.approved30d,
    rejected30d: facts.rejected30d,
    byStatus30d: byKey(rows.map(({ key, recent }) => ({ key, count: recent }))),
    medianProcessingSeconds: facts.median === null ? null : Math.max(0, facts.median),
    oldestPendingAt: facts.oldestPendingAt?.toISOString() ?? null,
    overSla: facts.overSla,
    stuck: facts.stuck,
  }
}
