import 'server-only'
import { z } from 'zod'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { EftBank } from '@/lib/db/generated/enums'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition } from '@/lib/db/list-conditions'
import { defineList } from '@/lib/list/definition'
import { instant, lastFour, money } from '@/lib/list/fields'
import { STUCK_HOURS } from '../../eft/constants'

/** How long an EFT payment has been under way: stuck from a day on. */
export const AGES = ['in_time', 'days_1_2', 'days_2_3', 'days_3_7', 'over_7_days'] as const

export type Age = (typeof AGES)[number]

export const eftDesk = defineList({
  path: '/admin/desks/eft',
  noun: { one: 'EFT payment under way', many: 'EFT payments under way' },
  search: 'Customer, phone…',
  filters: {
    age: { kind: 'choice', label: 'Age', options: AGES },
    bank: { kind: 'choice', label: 'Bank', options: Object.values(EftBank) },
    status: { kind: 'choice', label: 'Status', options: ['pending', 'processing'], status: 'eft' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: 'created',
})

const row = z.object({
  id: z.string(),
  reference: z.string(),
  customer: z.string(),
  phone: lastFour,
  bank: z.string(),
  account: lastFour,
  amount: money,
  status: z.string(),
  age: z.enum(AGES),
  createdAt: instant,
})

export type EftDeskRow = z.infer<typeof row>

const olderThan = (hours: number) => Prisma.sql`t.created_at < now() - make_interval(hours => ${hours}::int)`
const AGE = Prisma.sql`
  CASE WHEN ${olderThan(168)} THEN 'over_7_days' WHEN ${olderThan(72)} THEN 'days_3_7'
    WHEN ${olderThan(48)} THEN 'days_2_3' WHEN ${olderThan(STUCK_HOURS)} THEN 'days_1_2' ELSE 'in_time' END`
/** As the partial index has it. */
const OPEN: Condition = { sql: Prisma.sql`t.status IN ('pending', 'processing')` }

const source: ListSource<EftDeskRow> = {
  table: Prisma.sql`eft_payments`,
  joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
  select: Prisma.sql`
    t.id, t.reference, c.full_name AS customer, c.phone, t.bank::text, t.account_number_masked AS account, t.amount,
    t.status::text, ${AGE} AS age, t.created_at AS "createdAt"`,
  sorts: { created: Prisma.sql`t.created_at` },
  row,
  search: searchByCustomer,
  filters: (filters) => [
    OPEN,
    anyOf(AGE, 'text', filters.age, { walks: true }),
    anyOf(Prisma.sql`t.bank`, 'eft_bank', filters.bank, { walks: true }),
    anyOf(Prisma.sql`t.status`, 'eft_payment_status', filters.status, { walks: true }),
  ],
}

export const loadEftDesk = guardedList('eft:read', listOf(source, eftDesk))

const figure = z.object({ bank: z.string(), age: z.enum(AGES), count: z.number(), amount: money })

/** How many EFT payments are under way and what they come to, by bank and age. */
export const loadEftFigures = guardedLoader('eft:read', async () => {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT t.bank::text, ${AGE} AS age, count(*)::int AS count, sum(t.amount) AS amount
    FROM eft_payments t WHERE ${OPEN.sql} GROUP BY 1, 2`
  return rows.map((each) => figure.parse(each))
})
