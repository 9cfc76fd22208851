import 'server-only'
import { ofCustomers } from '@/lib/db/customer-search'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import {
  anyOf,
  between,
  type Condition,
  foundFirst,
  is,
  present,
  startsWith,
  within,
} from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import { searchTerm } from '@/lib/list/search'
import { STUCK_HOURS } from './constants'
import { type EftPaymentRow, eftPaymentDetail, eftPaymentRow } from './dto'
import { eftPaymentList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.reference, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.bank::text,
  t.account_number_masked AS account, t.amount, t.status::text, t.created_at AS "createdAt",
  t.completed_at AS "completedAt"`
const CUSTOMER = Prisma.sql`JOIN customers c ON c.id = t.customer_id`
const STUCK = foundFirst(
  'eft_payments',
  Prisma.sql`
    t.status IN ('pending', 'processing') AND t.created_at < now() - make_interval(hours => ${STUCK_HOURS}::int)`,
)

const source: ListSource<EftPaymentRow> = {
  table: Prisma.sql`eft_payments`,
  joins: CUSTOMER,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: eftPaymentRow,
  search,
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'eft_payment_status', filters.status, { walks: !isOpen(filters.status) }),
    filters.stuck && STUCK,
    anyOf(Prisma.sql`t.bank`, 'eft_bank', filters.bank),
    within(Prisma.sql`t.created_at`, filters.created),
    between(Prisma.sql`t.amount`, filters.amount, { walks: true }),
    is(Prisma.sql`t.customer_id`, filters.customer),
  ],
}

/** A page of EFT payments. */
export const listEftPayments = listOf(source, eftPaymentList)

/** All EFT payments of a list, and what of them can be exported. */
export const allEftPayments = wholeList(source, eftPaymentList, [
  column.text('reference', Prisma.sql`t.reference`),
  ...column.customer,
  column.plain('bank', Prisma.sql`t.bank`),
  column.personal('account', 'lastFour', Prisma.sql`t.account_number_masked`),
  column.money('amount', Prisma.sql`t.amount`),
  column.plain('status', Prisma.sql`t.status`),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.time('completed_at', Prisma.sql`t.completed_at`, { of: 'completed' }),
])

const detail = {
  select: Prisma.sql`
    t.wallet_id AS "walletId", x.id AS "transactionId", x.reference AS transaction,
    t.failure_reason AS "failureReason", t.processed_at AS "processedAt", t.attempts,
    t.retried_at AS "retriedAt"`,
  joins: Prisma.sql`LEFT JOIN transactions x ON x.id = t.transaction_id`,
  row: eftPaymentDetail,
}

/** One EFT payment with its transaction, or null. */
export const findEftPayment = detailOf(source, detail)

/** The few that are under way have an index of their own. */
function isOpen(statuses: readonly string[] | undefined): boolean {
  return statuses?.every((status) => status === 'pending' || status === 'processing') ?? false
}

/** By the beginning of the reference, or by customer. */
async function search(q: string): Promise<Condition[] | null> {
  const term = searchTerm(q)
  if (term.kind === 'id') return present(is(Prisma.sql`t.id`, [term.id]))
  if (term.kind !== 'words' && term.kind !== 'digits') return null
  const reference = startsWith(Prisma.sql`t.reference`, q.toUpperCase())
  const customers = await ofCustomers(Prisma.sql`t.customer_id`, term)
  if (!customers) return [reference]
  return customers.walks ? [customers] : [{ sql: Prisma.sql`${reference.sql} OR ${customers.sql}` }]
}
