import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, between, type Condition, is, startsWith, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { type QrCodeRow, qrCodeDetail, qrCodeRow } from './dto'
import { qrCodeList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.reference, t.merchant_id AS "merchantId", m.business_name AS merchant, t.customer_id AS "customerId",
  c.full_name AS customer, t.amount, t.status::text, t.scans, t.created_at AS "createdAt",
  t.expires_at AS "expiresAt", t.scanned_at AS "scannedAt"`
const JOINS = Prisma.sql`JOIN merchants m ON m.id = t.merchant_id LEFT JOIN customers c ON c.id = t.customer_id`
const PAYABLE: Condition = { sql: Prisma.sql`t.status = 'active' AND t.expires_at > now()`, walks: true }

const source: ListSource<QrCodeRow> = {
  table: Prisma.sql`qr_codes`,
  joins: JOINS,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: qrCodeRow,
  search: (q) => [startsWith(Prisma.sql`t.reference`, q.toUpperCase())],
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'qr_code_status', filters.status, { walks: true }),
    filters.payable && PAYABLE,
    within(Prisma.sql`t.created_at`, filters.created),
    between(Prisma.sql`t.amount`, filters.amount, { walks: true }),
    is(Prisma.sql`t.merchant_id`, filters.merchant),
    is(Prisma.sql`t.customer_id`, filters.customer),
  ],
}

/** A page of QR codes. */
export const listQrCodes = listOf(source, qrCodeList)

const detail = {
  select: Prisma.sql`x.id AS "transactionId", x.reference AS transaction, x.created_at AS "paidAt"`,
  joins: Prisma.sql`LEFT JOIN transactions x ON x.id = t.transaction_id`,
  row: qrCodeDetail,
}

/** One QR code with the transaction that paid it, or null. */
export const findQrCode = detailOf(source, detail)
