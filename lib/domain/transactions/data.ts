import 'server-only'
import { db } from '@/lib/db/client'
import { ofCustomers } from '@/lib/db/customer-search'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, between, type Condition, is, present, startsWith, within } from '@/lib/db/list-conditions'
import { countOf } from '@/lib/db/list-count'
import { wholeList } from '@/lib/db/whole-list'
import { searchTerm } from '@/lib/list/search'
import {
  type OtherSide,
  otherSide,
  type TransactionDetail,
  type TransactionEvent,
  type TransactionRow,
  type Trouble,
  transactionDetail,
  transactionEvent,
  transactionRow,
  trouble,
} from './dto'
import { transactionList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.reference, t.customer_id AS "customerId", c.full_name AS customer, c.phone, m.business_name AS merchant,
  t.type::text, t.channel::text, t.direction::text, t.status::text, t.amount, t.fee,
  t.is_reconciled AS "isReconciled", t.created_at AS "createdAt"`
const JOINS = Prisma.sql`
  JOIN customers c ON c.id = t.customer_id LEFT JOIN merchants m ON m.id = t.merchant_id`

const source: ListSource<TransactionRow> = {
  table: Prisma.sql`transactions`,
  joins: JOINS,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: transactionRow,
  search,
  filters: (filters) => {
    // Nearly all are completed: the order brings them. The others have an index of their own.
    const common = filters.status?.includes('completed')
    // None of the newest are reconciled yet, which an index leaps over; the others are never far away.
    const reconciled = filters.reconciled?.join() === 'yes'
    return [
      anyOf(Prisma.sql`t.status`, 'transaction_status', filters.status, { walks: common }),
      within(Prisma.sql`t.created_at`, filters.created),
      anyOf(Prisma.sql`t.channel`, 'transaction_channel', filters.channel, { walks: true }),
      anyOf(Prisma.sql`t.type`, 'transaction_type', filters.type, { walks: true }),
      anyOf(Prisma.sql`t.direction`, 'transaction_direction', filters.direction, { walks: true }),
      between(Prisma.sql`t.amount`, filters.amount, { walks: true }),
      anyOf(Prisma.sql`t.is_reconciled`, 'boolean', filters.reconciled, { walks: !reconciled }),
      is(Prisma.sql`t.customer_id`, filters.customer),
      is(Prisma.sql`t.wallet_id`, filters.wallet),
      is(Prisma.sql`t.merchant_id`, filters.merchant),
    ]
  },
}

/** A page of transactions. */
export const listTransactions = listOf(source, transactionList)

/** All transactions of a list, and what of them can be exported. */
export const allTransactions = wholeList(source, transactionList, [
  column.plain('reference', Prisma.sql`t.reference`),
  ...column.customer,
  column.plain('type', Prisma.sql`t.type`),
  column.plain('channel', Prisma.sql`t.channel`),
  column.plain('direction', Prisma.sql`t.direction`, { of: 'amount' }),
  column.money('amount', Prisma.sql`t.amount`),
  column.plain('status', Prisma.sql`t.status`),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.money('fee', Prisma.sql`t.fee`),
  column.text('merchant', Prisma.sql`m.business_name`),
  column.yesNo('reconciled', Prisma.sql`t.is_reconciled`),
])

/** How many of them a period has, where the statistics say. */
export const countTransactions = countOf(source, {
  measure: 'transactions_by_hour',
  period: 'created',
  column: Prisma.sql`t.created_at`,
  dimensions: { channel: 'a', status: 'b' },
})

/** One transaction with what belongs to it, or null. */
export async function findTransaction(id: string): Promise<TransactionDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.wallet_id AS "walletId", t.merchant_id AS "merchantId", t.net_amount AS "netAmount",
      t.balance_before AS "balanceBefore", t.balance_after AS "balanceAfter",
      t.external_reference AS "externalReference", t.description, t.failure_code::text AS "failureCode",
      t.failure_reason AS "failureReason", t.completed_at AS "completedAt",
      t.counterparty_wallet_id AS "counterpartyWalletId", cc.id AS "counterpartyId", cc.full_name AS counterparty,
      q.id AS "qrCodeId", q.reference AS "qrReference", e.id AS "eftPaymentId", e.reference AS "eftReference",
      r.id AS "refundOfId", r.reference AS "refundOfReference", o.id AS "mirrorId", o.reference AS "mirrorReference"
    FROM transactions t ${JOINS}
    LEFT JOIN wallets cw ON cw.id = t.counterparty_wallet_id
    LEFT JOIN customers cc ON cc.id = cw.customer_id
    LEFT JOIN qr_codes q ON q.transaction_id = t.id
    LEFT JOIN eft_payments e ON e.transaction_id = t.id
    LEFT JOIN transactions r ON t.type = 'refund' AND r.reference = t.external_reference
    LEFT JOIN LATERAL (
      SELECT id, reference FROM transactions
      WHERE external_reference = t.external_reference AND wallet_id = t.counterparty_wallet_id AND id <> t.id LIMIT 1
    ) o ON TRUE
    WHERE t.id = ${id}::uuid`
  return row ? transactionDetail.parse(row) : null
}

const TROUBLE_DAYS = 30
const MOST_TROUBLES = 6

/** What of a customer's money did not simply go through in the last 30 days, the newest first: a few. */
export async function listTroubles(customerId: string): Promise<Trouble[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.net_amount AS "netAmount", t.failure_code::text AS "failureCode", cc.full_name AS counterparty
    FROM transactions t ${JOINS}
    LEFT JOIN wallets cw ON cw.id = t.counterparty_wallet_id LEFT JOIN customers cc ON cc.id = cw.customer_id
    WHERE t.customer_id = ${customerId}::uuid AND t.status <> 'completed'
      AND t.created_at >= now() - make_interval(days => ${TROUBLE_DAYS}::int)
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${MOST_TROUBLES}`
  return rows.map((row) => trouble.parse(row))
}

/** Whether any of a customer's money moved, or tried to, in the days that `listTroubles` looks at. */
export async function whenMoneyMoved(customerId: string): Promise<'never' | 'before' | 'lately'> {
  const [row] = await db().$queryRaw<{ lately: boolean | null }[]>`
    SELECT max(created_at) >= now() - make_interval(days => ${TROUBLE_DAYS}::int) AS lately
    FROM transactions WHERE customer_id = ${customerId}::uuid`
  if (row?.lately === null || row?.lately === undefined) return 'never'
  return row.lately ? 'lately' : 'before'
}

/** The other wallet's movement of the same transfer, as far as its amounts go; null when there is none. */
export async function findOtherSide(id: string): Promise<OtherSide | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.wallet_id AS "walletId", t.net_amount AS "netAmount", t.balance_before AS "balanceBefore",
      t.balance_after AS "balanceAfter"
    FROM transactions t ${JOINS} WHERE t.id = ${id}::uuid`
  return row ? otherSide.parse(row) : null
}

/** Every status it entered, oldest first. */
export async function listTransactionEvents(id: string): Promise<TransactionEvent[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, from_status::text AS "fromStatus", to_status::text AS "toStatus", actor, reason, created_at AS "createdAt"
    FROM transaction_events WHERE transaction_id = ${id}::uuid ORDER BY id LIMIT 100`
  return rows.map((row) => transactionEvent.parse(row))
}

/** By the beginning of the reference, by customer (name, phone), by id or the other system's reference. */
async function search(q: string): Promise<Condition[] | null> {
  const term = searchTerm(q, 'TXN-')
  if (term.kind === 'none' || term.kind === 'short' || term.kind === 'email') return null
  if (term.kind === 'id') return present(is(Prisma.sql`t.id`, [term.id]))
  if (term.kind === 'reference') return [startsWith(Prisma.sql`t.reference`, term.text)]
  const exact = { sql: Prisma.sql`t.external_reference = ${q}` }
  const customers = await ofCustomers(Prisma.sql`t.customer_id`, term)
  if (!customers) return [exact]
  return customers.walks ? [customers] : [{ sql: Prisma.sql`${customers.sql} OR ${exact.sql}` }]
}
