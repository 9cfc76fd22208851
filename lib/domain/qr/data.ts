import 'server-only'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, between, type Condition, foundFirst, is, startsWith, within } from '@/lib/db/list-conditions'
import { countOf } from '@/lib/db/list-count'
import { detailOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import { type QrCodeRow, qrCodeDetail, qrCodeRow } from './dto'
import { qrCodeList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.reference, t.merchant_id AS "merchantId", m.business_name AS merchant, t.customer_id AS "customerId",
  c.full_name AS customer, t.amount, t.status::text, t.scans, t.created_at AS "createdAt",
  t.expires_at AS "expiresAt", t.scanned_at AS "scannedAt"`
const JOINS = Prisma.sql`JOIN merchants m ON m.id = t.merchant_id LEFT JOIN customers c ON c.id = t.customer_id`
const SCANNED: Condition = { sql: Prisma.sql`t.scanned_at IS NOT NULL`, walks: true }
const PAYABLE = foundFirst('qr_codes', Prisma.sql`t.status = 'active' AND t.expires_at > now()`)
const ACTIVE = foundFirst('qr_codes', Prisma.sql`t.status = 'active'`)

/** Those of a day by its own index. */
function ofDay(column: Prisma.Sql, chosen: readonly string[] | undefined): Condition | null {
  const condition = within(column, chosen)
  return condition && foundFirst('qr_codes', condition.sql)
}

const source: ListSource<QrCodeRow> = {
  table: Prisma.sql`qr_codes`,
  joins: JOINS,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: qrCodeRow,
  search: (q) => [startsWith(Prisma.sql`t.reference`, q.toUpperCase())],
  filters: (filters) => [
    filters.status?.join() === 'active'
      ? ACTIVE
      : anyOf(Prisma.sql`t.status`, 'qr_code_status', filters.status, { walks: true }),
    filters.payable && PAYABLE,
    filters.scanned?.includes('yes') ? SCANNED : ofDay(Prisma.sql`t.scanned_at`, filters.scanned),
    ofDay(Prisma.sql`t.status = 'expired' AND t.expires_at`, filters.expired),
    within(Prisma.sql`t.created_at`, filters.created),
    between(Prisma.sql`t.amount`, filters.amount, { walks: true }),
    is(Prisma.sql`t.merchant_id`, filters.merchant),
    is(Prisma.sql`t.customer_id`, filters.customer),
  ],
}

/** A page of QR codes. */
export const listQrCodes = listOf(source, qrCodeList)

/** All QR codes of a list, and what of them can be exported. */
export const allQrCodes = wholeList(source, qrCodeList, [
  column.text('reference', Prisma.sql`t.reference`),
  column.text('merchant', Prisma.sql`m.business_name`),
  column.money('amount', Prisma.sql`t.amount`),
  column.plain('status', Prisma.sql`t.status`),
  column.plain('scans', Prisma.sql`t.scans`),
  column.text('paid_by', Prisma.sql`c.full_name`, { of: 'customer' }),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.time('expires_at', Prisma.sql`t.expires_at`, { of: 'expires' }),
  column.time('first_scan_at', Prisma.sql`t.scanned_at`, { of: 'scanned' }),
])

/** How many of them a period has, where the statistics say. */
export const countQrCodes = countOf(source, {
  measure: 'qr_generated',
  period: 'created',
  column: Prisma.sql`t.created_at`,
  dimensions: { status: 'a' },
})

const detail = {
  select: Prisma.sql`x.id AS "transactionId", x.reference AS transaction, x.created_at AS "paidAt"`,
  joins: Prisma.sql`LEFT JOIN transactions x ON x.id = t.transaction_id`,
  row: qrCodeDetail,
}

/** One QR code with the transaction that paid it, or null. */
export const findQrCode = detailOf(source, detail)
