import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import { SLA_SECONDS } from '@/lib/kyc/constants'
import type { Span } from './constants'
import * as dto from './dto'

/** An approval stays one when it has ended; what ended without an answer of the customer was never decided. */
const APPROVED = Prisma.sql`k.status IN ('approved', 'expired')`
const SECONDS = Prisma.sql`extract(epoch FROM k.decided_at - k.submitted_at)`

/** Counts and times of the decisions at hand, over the rows themselves. */
const FIGURES = Prisma.sql`
  count(k.id) FILTER (WHERE ${APPROVED})::int AS approved,
  count(k.id) FILTER (WHERE k.status = 'rejected')::int AS rejected,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${SECONDS}) AS "medianSeconds",
  percentile_cont(0.95) WITHIN GROUP (ORDER BY ${SECONDS}) AS "p95Seconds"`

/** What was decided in the last days, how fast and by whom. All days are those of the bank; the span begins with one. */
export async function readStatistics(days: Span): Promise<dto.Statistics> {
  const zone = env().BANK_TIME_ZONE
  const from = Prisma.sql`(((now() AT TIME ZONE ${zone})::date - ${days - 1}::int)::timestamp AT TIME ZONE ${zone})`
  const decided = Prisma.sql`kyc_records k
    WHERE k.decided_at >= ${from} AND k.status IN ('approved', 'rejected', 'expired')`
  const rows = <Row>(sql: Prisma.Sql) => db().$queryRaw<Row[]>(sql)
  const [[all], [counts], levels, officers, reasons, weeks] = await Promise.all([
    rows(Prisma.sql`
      SELECT ${FIGURES}, count(*) FILTER (WHERE ${SECONDS} > ${SLA_SECONDS}::int)::int AS late FROM ${decided}`),
    rows<{ from: Date; submitted: number; asked: number }>(Prisma.sql`
      SELECT ${from} AS "from",
        (SELECT count(*)::int FROM kyc_records k WHERE k.submitted_at >= ${from}) AS submitted,
        (SELECT count(*)::int FROM kyc_events e
         WHERE e.to_status = 'resubmission_requested' AND e.created_at >= ${from}) AS asked`),
    rows(
      Prisma.sql`SELECT k.level::text AS level, ${FIGURES} FROM ${decided} GROUP BY k.level ORDER BY k.level`,
    ),
    rows(Prisma.sql`
      SELECT o.name AS officer, f.* FROM (SELECT k.decided_by, ${FIGURES} FROM ${decided} GROUP BY k.decided_by) f
      JOIN admin_users o ON o.id = f.decided_by ORDER BY f.approved + f.rejected DESC, o.name LIMIT 20`),
    rows(Prisma.sql`
      SELECT e.reason_code::text AS reason, count(*) FILTER (WHERE e.to_status = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE e.to_status = 'resubmission_requested')::int AS asked
      FROM kyc_events e
      WHERE e.created_at >= ${from} AND e.to_status IN ('rejected', 'resubmission_requested') AND e.reason_code IS NOT NULL
      GROUP BY e.reason_code ORDER BY count(*) DESC, 1`),
    rows(byWeek(from, zone)),
  ])
  return dto.statistics.parse({ ...counts, all, levels, officers, reasons, weeks })
}

/** Whole weeks from the one that the span begins in; a week that was not over counts up to now. */
function byWeek(from: Prisma.Sql, zone: string): Prisma.Sql {
  return Prisma.sql`
    WITH weeks AS (
      SELECT at, least(at + interval '7 days', now()) AS until
      FROM generate_series(date_trunc('week', ${from}, ${zone}), now(), interval '7 days') AS at)
    SELECT (w.at AT TIME ZONE ${zone})::date AS week, d.*,
      (SELECT count(*)::int FROM kyc_records k WHERE k.submitted_at >= w.at AND k.submitted_at < w.until) AS submitted,
      (SELECT count(*)::int FROM kyc_records k WHERE k.submitted_at < w.until
         AND CASE WHEN k.decided_at IS NOT NULL AND k.status IN ('approved', 'rejected', 'expired') THEN k.decided_at >= w.until
                  WHEN k.status = 'expired' THEN k.updated_at >= w.until
                  ELSE true END) AS backlog
    FROM weeks w CROSS JOIN LATERAL (
      SELECT ${FIGURES} FROM kyc_records k
      WHERE k.decided_at >= w.at AND k.decided_at < w.until AND k.status IN ('approved', 'rejected', 'expired')) d
    ORDER BY w.at`
}
