import 'server-only'
import { z } from 'zod'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import { defineList } from '@/lib/list/definition'
import { day, instant, lastFour } from '@/lib/list/fields'
import { FREEZE_DIRECTIONS, FREEZE_REASONS } from '../../wallets/constants'

export const REVIEWS = ['overdue', 'today', 'week', 'later'] as const

export const freezeDesk = defineList({
  path: '/admin/desks/freezes',
  noun: { one: 'open freeze', many: 'open freezes' },
  search: 'Customer, phone…',
  filters: {
    review: { kind: 'choice', label: 'Review', options: REVIEWS },
    reason: { kind: 'choice', label: 'Reason', options: FREEZE_REASONS },
    direction: { kind: 'choice', label: 'Stops', options: FREEZE_DIRECTIONS },
  },
  sorts: { review: { label: 'Review', by: 'text' }, frozen: { label: 'Frozen', by: 'time' } },
  defaultSort: 'review',
})

const row = z.object({
  id: z.string(),
  walletId: z.string(),
  customer: z.string(),
  phone: lastFour,
  direction: z.string(),
  reason: z.string(),
  authority: z.string().nullable(),
  review: z.enum(REVIEWS),
  reviewOn: day,
  frozenBy: z.string(),
  frozenAt: instant,
})

export type FreezeRow = z.infer<typeof row>

/** The bank's day against the day of the review. */
function reviewState(): Prisma.Sql {
  const today = Prisma.sql`(now() AT TIME ZONE ${env().BANK_TIME_ZONE})::date`
  return Prisma.sql`CASE WHEN t.review_on < ${today} THEN 'overdue' WHEN t.review_on = ${today} THEN 'today'
    WHEN t.review_on <= ${today} + 7 THEN 'week' ELSE 'later' END`
}

function source(): ListSource<FreezeRow> {
  const state = reviewState()
  return {
    table: Prisma.sql`(
      SELECT f.*, w.customer_id, f.review_on::text AS review_day
      FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id WHERE f.lifted_at IS NULL)`,
    joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id JOIN admin_users a ON a.id = t.frozen_by`,
    select: Prisma.sql`
      t.id, t.wallet_id AS "walletId", c.full_name AS customer, c.phone, t.direction::text, t.reason::text,
      t.authority_reference AS authority, ${state} AS review, t.review_on AS "reviewOn", a.name AS "frozenBy",
      t.frozen_at AS "frozenAt"`,
    sorts: { review: Prisma.sql`t.review_day`, frozen: Prisma.sql`t.frozen_at` },
    row,
    search: searchByCustomer,
    filters: (filters) => [
      inState(state, filters.review),
      anyOf(Prisma.sql`t.reason`, 'freeze_reason', filters.reason),
      anyOf(Prisma.sql`t.direction`, 'freeze_direction', filters.direction),
    ],
  }
}

function inState(state: Prisma.Sql, chosen: readonly string[] | undefined): Condition | null {
  return chosen ? { sql: Prisma.sql`${state} = ANY(${[...chosen]})` } : null
}

export const loadFreezeDesk = guardedList('wallets:read', (state) => listOf(source(), freezeDesk)(state))

const figures = z.object({
  reviews: z.record(z.enum(REVIEWS), z.number()),
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
})

/** How many open freezes are to be looked at when, and why they were made. */
export const loadFreezeFigures = guardedLoader('wallets:read', async () => {
  const rows = await db().$queryRaw<{ review: string; reason: string; count: number }[]>`
    SELECT ${reviewState()} AS review, t.reason::text, count(*)::int AS count
    FROM wallet_freezes t WHERE t.lifted_at IS NULL GROUP BY 1, 2`
  const sumOf = (key: 'review' | 'reason', value: string) =>
    rows.filter((each) => each[key] === value).reduce((sum, { count }) => sum + count, 0)
  const reasons = [...new Set(rows.map(({ reason }) => reason))]
    .map((reason) => ({ reason, count: sumOf('reason', reason) }))
    .sort((a, b) => b.count - a.count)
  return figures.parse({
    reviews: Object.fromEntries(REVIEWS.map((review) => [review, sumOf('review', review)])),
    reasons,
  })
})
