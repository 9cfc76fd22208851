import 'server-only'
import { z } from 'zod'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition } from '@/lib/db/list-conditions'
import { defineList } from '@/lib/list/definition'
import { instant, lastFour, money } from '@/lib/list/fields'

export const LIMIT_STATES = ['over_day', 'near_day', 'over_month', 'near_month'] as const

export const limitDesk = defineList({
  path: '/admin/desks/limits',
  noun: { one: 'wallet near its limits', many: 'wallets near their limits' },
  search: 'Customer, phone, wallet id…',
  filters: {
    limit: { kind: 'choice', label: 'Limit', options: LIMIT_STATES },
    tier: { kind: 'choice', label: 'Tier', options: ['basic', 'verified', 'premium'], status: 'tier' },
  },
  sorts: { use: { label: 'Use', by: 'money' } },
  defaultSort: '-use',
})

const row = z.object({
  id: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  tier: z.string(),
  status: z.string(),
  usedToday: money,
  usedMonth: money,
  dailyLimit: money,
  monthlyLimit: money,
  /** Shares of the limits; from 1 on they are used up. */
  dayUse: z.number(),
  monthUse: z.number(),
})

export type LimitRow = z.infer<typeof row>

const STATES: Readonly<Record<(typeof LIMIT_STATES)[number], Prisma.Sql>> = {
  over_day: Prisma.sql`t.day_use >= 100`,
  near_day: Prisma.sql`t.day_use >= 80 AND t.day_use < 100`,
  over_month: Prisma.sql`t.month_use >= 100`,
  near_month: Prisma.sql`t.month_use >= 80 AND t.month_use < 100`,
}

// The wallet is joined inside: its columns are searched by.
const source: ListSource<LimitRow> = {
  table: Prisma.sql`(
    SELECT u.wallet_id AS id, w.customer_id, w.tier, w.status, w.daily_limit, w.monthly_limit, u.used_today,
      u.used_month, u.day_use, u.month_use, u.highest_use
    FROM wallet_limit_use u JOIN wallets w ON w.id = u.wallet_id)`,
  joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
  select: Prisma.sql`
    t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.tier::text, t.status::text,
    t.used_today AS "usedToday", t.used_month AS "usedMonth", t.daily_limit AS "dailyLimit",
    t.monthly_limit AS "monthlyLimit", (t.day_use / 100)::float8 AS "dayUse", (t.month_use / 100)::float8 AS "monthUse"`,
  sorts: { use: Prisma.sql`t.highest_use` },
  row,
  search: searchByCustomer,
  filters: (filters) => [
    inState(filters.limit),
    anyOf(Prisma.sql`t.tier`, 'wallet_tier', filters.tier, { walks: true }),
  ],
}

function inState(states: readonly string[] | undefined): Condition | null {
  const chosen = LIMIT_STATES.filter((state) => states?.includes(state)).map((state) => STATES[state])
  return chosen.length > 0 ? { sql: Prisma.join(chosen, ' OR '), walks: true } : null
}

const figures = z.object({
  over_day: z.number(),
  near_day: z.number(),
  over_month: z.number(),
  near_month: z.number(),
  wallets: z.number(),
  /** When the worker last looked; null before its first time. */
  asOf: instant.nullable(),
})

export const loadLimitDesk = guardedList('wallets:read', listOf(source, limitDesk))

/** How many wallets are near or over each limit, and when the worker last looked. */
export const loadLimitFigures = guardedLoader('wallets:read', async () => {
  const count = (state: Prisma.Sql) => Prisma.sql`(count(*) FILTER (WHERE ${state}))::int`
  const [found] = await db().$queryRaw<unknown[]>`
    SELECT ${count(STATES.over_day)} AS over_day, ${count(STATES.near_day)} AS near_day,
      ${count(STATES.over_month)} AS over_month, ${count(STATES.near_month)} AS near_month, count(*)::int AS wallets,
      (SELECT succeeded_at FROM job_runs WHERE job = 'limit_use') AS "asOf"
    FROM wallet_limit_use t`
  return figures.parse(found)
})
