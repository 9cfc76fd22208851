import 'server-only'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, within } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import { CALENDAR_WEEKS, FORECAST_WEEKS, MISMATCHES_SHOWN, SOON_DAYS } from './constants'
import * as dto from './dto'
import { renewalList } from './schema'

/** Nothing of the customer is approved or waits for a decision since. */
const NOT_RENEWED = Prisma.sql`NOT EXISTS (SELECT FROM kyc_records n WHERE n.customer_id = t.customer_id
  AND n.status IN ('approved', 'pending', 'in_progress', 'resubmission_requested'))`
const SOON = Prisma.sql`t.status = 'approved' AND t.expires_at < now() + make_interval(days => ${SOON_DAYS}::int)`
const ENDED = Prisma.sql`t.status = 'expired' AND t.expires_at IS NOT NULL AND ${NOT_RENEWED}`

const source: ListSource<dto.RenewalRow> = {
  table: Prisma.sql`kyc_records`,
  joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id LEFT JOIN wallets w ON w.customer_id = t.customer_id`,
  select: Prisma.sql`
    t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.level::text, t.status::text,
    t.expires_at AS "expiresAt", w.tier::text,
    EXISTS (SELECT FROM kyc_records n WHERE n.customer_id = t.customer_id
      AND n.status IN ('pending', 'in_progress', 'resubmission_requested')) AS renewing`,
  sorts: { ends: Prisma.sql`t.expires_at` },
  search: searchByCustomer,
  row: dto.renewalRow,
  filters: ({ state, level, ends }) => {
    const soon = !state || state.includes('ending_soon')
    const ended = !state || state.includes('expired')
    const approved = state ? SOON : Prisma.sql`t.status = 'approved'`
    const any = [...(soon ? [approved] : []), ...(ended ? [ENDED] : [])]
    return [
      { sql: Prisma.sql`t.expires_at IS NOT NULL` },
      { sql: Prisma.join(any, ' OR ') },
      anyOf(Prisma.sql`t.level`, 'kyc_level', level, { walks: true }),
      within(Prisma.sql`t.expires_at`, ends),
    ]
  },
}

/** What the worker found, held once more against what the customer's KYC supports now. */
const MISMATCHES = Prisma.sql`
  kyc_mismatches m JOIN wallets w ON w.id = m.wallet_id JOIN wallet_tier_limits l ON l.tier = kyc_supported_tier(w.customer_id)
  AND w.status <> 'closed' AND (w.tier > l.tier OR w.daily_limit > l.daily_limit OR w.monthly_limit > l.monthly_limit)`

/** A page of approvals in the order in which they end. */
export const listRenewals = listOf(source, renewalList)

/** What is coming: approvals that end by week, how many of them come back, and what comes besides. */
export async function readForecast(): Promise<dto.Forecast> {
  const zone = env().BANK_TIME_ZONE
  const monday = Prisma.sql`date_trunc('week', now() AT TIME ZONE ${zone})::date`
  const weeks = await db().$queryRaw<unknown[]>`
    SELECT s.week::date AS week, count(k.id)::int AS ending
    FROM generate_series(0, ${FORECAST_WEEKS - 1}::int) AS n CROSS JOIN LATERAL (SELECT ${monday} + n * 7 AS week) s
    LEFT JOIN kyc_records k ON k.status = 'approved' AND k.expires_at >= s.week::timestamp AT TIME ZONE ${zone}
      AND k.expires_at < (s.week + 7)::timestamp AT TIME ZONE ${zone}
    GROUP BY s.week ORDER BY s.week`
  const [figures] = await db().$queryRaw<Record<string, unknown>[]>`
    SELECT
      (SELECT avg((EXISTS (SELECT FROM kyc_records n WHERE n.customer_id = t.customer_id AND n.id <> t.id
                     AND n.submitted_at > t.expires_at - interval '60 days'))::int)::float8
         FROM kyc_records t WHERE t.status = 'expired' AND t.expires_at BETWEEN now() - interval '180 days' AND now()) AS "renewalShare",
      (SELECT count(*) / 8.0 FROM kyc_records t WHERE t.submitted_at < ${monday}::timestamp AT TIME ZONE ${zone}
         AND t.submitted_at >= (${monday} - 56)::timestamp AT TIME ZONE ${zone})::float8 AS "usualPerWeek",
      (SELECT count(*)::int FROM kyc_records t WHERE ${SOON}) AS "endingSoon",
      (SELECT count(*)::int FROM kyc_records t WHERE ${ENDED}) AS expired,
      (SELECT count(*)::int FROM ${MISMATCHES}) AS mismatched`
  const [turn] = await db().$queryRaw<unknown[]>`
    SELECT day, finished_at AS "finishedAt", expired FROM kyc_day_turns
    WHERE finished_at IS NOT NULL ORDER BY day DESC LIMIT 1`
  return dto.forecast.parse({ weeks, ...figures, turn: turn ?? null })
}

/** How many approvals end on each day, from the Monday of this week on. */
export async function readCalendar(): Promise<dto.CalendarDay[]> {
  const zone = env().BANK_TIME_ZONE
  const rows = await db().$queryRaw<unknown[]>`
    SELECT s.date, count(k.id)::int AS ending
    FROM generate_series(0, ${CALENDAR_WEEKS * 7 - 1}::int) AS n
    CROSS JOIN LATERAL (SELECT date_trunc('week', now() AT TIME ZONE ${zone})::date + n AS date) s
    LEFT JOIN kyc_records k ON k.status = 'approved' AND k.expires_at >= s.date::timestamp AT TIME ZONE ${zone}
      AND k.expires_at < (s.date + 1)::timestamp AT TIME ZONE ${zone}
    GROUP BY s.date ORDER BY s.date`
  return rows.map((row) => dto.calendarDay.parse(row))
}

/** Wallets that may do more than their customer's KYC supports; the largest limits first, the first of them. */
export async function listMismatches(): Promise<dto.Mismatch[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT w.id AS "walletId", c.id AS "customerId", c.full_name AS customer, w.tier::text, l.tier::text AS "supportedTier",
      w.daily_limit AS "dailyLimit", l.daily_limit AS "supportedDaily", w.monthly_limit AS "monthlyLimit",
      l.monthly_limit AS "supportedMonthly", m.found_at AS "foundAt"
    FROM ${MISMATCHES} JOIN customers c ON c.id = w.customer_id
    ORDER BY w.daily_limit DESC, w.id LIMIT ${MISMATCHES_SHOWN}`
  return rows.map((row) => dto.mismatch.parse(row))
}
