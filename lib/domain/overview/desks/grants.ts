import 'server-only'
import { z } from 'zod'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { type Condition, is } from '@/lib/db/list-conditions'
import { defineList } from '@/lib/list/definition'
import { instant, lastFour } from '@/lib/list/fields'

export const GRANT_NEEDS = ['expired', 'days_7', 'days_30', 'unused'] as const

/** In force, and no transaction for so long: nobody would miss it. */
export const UNUSED_DAYS = 60

export const grantDesk = defineList({
  path: '/admin/desks/grants',
  noun: { one: 'access grant', many: 'access grants' },
  search: 'Customer, phone…',
  filters: {
    need: { kind: 'choice', label: 'Needs a look', options: GRANT_NEEDS },
    merchant: { kind: 'record', label: 'Merchant' },
  },
  sorts: { used: { label: 'Last used', by: 'time' } },
  defaultSort: 'used',
})

const row = z.object({
  id: z.string(),
  merchantId: z.string(),
  merchant: z.string(),
  customer: z.string(),
  phone: lastFour,
  access: z.string(),
  reason: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
})

export type GrantRow = z.infer<typeof row>

const ACTIVE = Prisma.sql`t.is_active`
const NEEDS: Readonly<Record<(typeof GRANT_NEEDS)[number], Prisma.Sql>> = {
  expired: Prisma.sql`t.expires_at <= now()`,
  days_7: Prisma.sql`t.expires_at > now() AND t.expires_at <= now() + interval '168 hours'`,
  days_30: Prisma.sql`t.expires_at > now() + interval '168 hours' AND t.expires_at <= now() + interval '720 hours'`,
  unused: Prisma.sql`
    coalesce(t.last_used_at, t.created_at) < now() - make_interval(days => ${UNUSED_DAYS}::int)`,
}

const source: ListSource<GrantRow> = {
  table: Prisma.sql`merchant_customer_access`,
  joins: Prisma.sql`JOIN merchants m ON m.id = t.merchant_id JOIN customers c ON c.id = t.customer_id`,
  select: Prisma.sql`
    t.id, t.merchant_id AS "merchantId", m.business_name AS merchant, c.full_name AS customer, c.phone,
    t.access_type::text AS access, t.grant_reason::text AS reason, t.created_at AS "createdAt",
    t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt"`,
  sorts: { used: Prisma.sql`coalesce(t.last_used_at, t.created_at)` },
  row,
  search: searchByCustomer,
  filters: (filters) => [
    { sql: ACTIVE },
    inNeed(filters.need),
    is(Prisma.sql`t.merchant_id`, filters.merchant),
  ],
}

function inNeed(needs: readonly string[] | undefined): Condition {
  const chosen = GRANT_NEEDS.filter((need) => needs?.includes(need) ?? true).map((need) => NEEDS[need])
  return { sql: Prisma.join(chosen, ' OR ') }
}

export const loadGrantDesk = guardedList('customers:read', listOf(source, grantDesk))

const figures = z.object({
  expired: z.number(),
  days_7: z.number(),
  days_30: z.number(),
  unused: z.number(),
  /** Until when transactions were followed; null before the worker's first time. */
  asOf: instant.nullable(),
})

/** How many active grants have run out, soon will, or are not used. */
export const loadGrantFigures = guardedLoader('customers:read', async () => {
  const count = (need: Prisma.Sql) =>
    Prisma.sql`(SELECT count(*)::int FROM merchant_customer_access t WHERE ${ACTIVE} AND ${need})`
  const [found] = await db().$queryRaw<unknown[]>`
    SELECT ${count(NEEDS.expired)} AS expired, ${count(NEEDS.days_7)} AS days_7, ${count(NEEDS.days_30)} AS days_30,
      ${count(NEEDS.unused)} AS unused, (SELECT followed_until FROM grant_use_progress) AS "asOf"`
  return figures.parse(found)
})
