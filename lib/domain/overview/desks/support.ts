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

const TIERS = ['verified', 'premium'] as const
const STATES = ['expired', 'rejected', 'pending', 'not_started'] as const

export const supportDesk = defineList({
  path: '/admin/desks/kyc-support',
  noun: { one: 'wallet without KYC', many: 'wallets without KYC' },
  search: 'Customer, phone, wallet id…',
  filters: {
    tier: { kind: 'choice', label: 'Tier', options: TIERS, status: 'tier' },
    kyc: { kind: 'choice', label: 'KYC', options: STATES },
  },
  sorts: { opened: { label: 'Opened', by: 'time' } },
  defaultSort: 'opened',
})

const row = z.object({
  id: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  tier: z.string(),
  kyc: z.string(),
  status: z.string(),
  balance: money,
  dailyLimit: money,
  /** What the basic tier would allow; null while it is not configured. */
  basicLimit: money.nullable(),
  openedAt: instant,
})

export type SupportRow = z.infer<typeof row>

/** As the partial index has it. */
const UNSUPPORTED: Condition = {
  sql: Prisma.sql`t.tier <> 'basic' AND t.kyc_state <> 'verified' AND t.status <> 'closed'`,
}

const source: ListSource<SupportRow> = {
  table: Prisma.sql`wallets`,
  joins: Prisma.sql`
    JOIN customers c ON c.id = t.customer_id LEFT JOIN wallet_tier_limits l ON l.tier = 'basic'`,
  select: Prisma.sql`
    t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.tier::text, t.kyc_state::text AS kyc,
    t.status::text, t.balance, t.daily_limit AS "dailyLimit", l.daily_limit AS "basicLimit", t.opened_at AS "openedAt"`,
  sorts: { opened: Prisma.sql`t.opened_at` },
  row,
  search: searchByCustomer,
  filters: (filters) => [
    UNSUPPORTED,
    anyOf(Prisma.sql`t.tier`, 'wallet_tier', filters.tier, { walks: true }),
    anyOf(Prisma.sql`t.kyc_state`, 'wallet_kyc_state', filters.kyc, { walks: true }),
  ],
}

export const loadSupportDesk = guardedList('wallets:read', listOf(source, supportDesk))

const figure = z.object({ tier: z.string(), kyc: z.string(), count: z.number() })

/** How many wallets of each tier and KYC state they are: the cells of the statistics, as on every other page. */
export const loadSupportFigures = guardedLoader('wallets:read', async () => {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT b AS tier, c AS kyc, sum(n)::int AS count FROM stats.cells
    WHERE measure = 'wallets' AND at = '-infinity' AND a <> 'closed' AND b <> 'basic' AND c <> 'verified'
    GROUP BY 1, 2 HAVING sum(n) <> 0`
  return rows.map((each) => figure.parse(each))
})
