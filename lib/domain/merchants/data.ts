import 'server-only'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition, is, named, present, within } from '@/lib/db/list-conditions'
import { countOf } from '@/lib/db/list-count'
import { wholeList } from '@/lib/db/whole-list'
import { searchTerm } from '@/lib/list/search'
import {
  type Credential,
  credential,
  type MerchantDetail,
  type MerchantRow,
  merchantDetail,
  merchantRow,
} from './dto'
import { merchantList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.business_name AS name, t.registration_number AS "registrationNumber",
  t.settlement_account AS "settlementAccount", t.contact_email AS email, t.contact_phone AS phone, t.status::text,
  t.commission_rate::text AS "commissionRate", t.created_at AS "createdAt"`

const source: ListSource<MerchantRow> = {
  table: Prisma.sql`merchants`,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at`, name: Prisma.sql`t.business_name` },
  row: merchantRow,
  search,
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'merchant_status', filters.status),
    within(Prisma.sql`t.created_at`, filters.created),
  ],
}

/** A page of merchants. */
export const listMerchants = listOf(source, merchantList)

/** All merchants of a list, and what of them can be exported. */
export const allMerchants = wholeList(source, merchantList, [
  column.text('name', Prisma.sql`t.business_name`),
  column.text('registration_number', Prisma.sql`t.registration_number`, { of: 'registration' }),
  column.plain('status', Prisma.sql`t.status`),
  column.plain('commission_rate', Prisma.sql`t.commission_rate`, { of: 'commission' }),
  column.personal('contact_phone', 'lastFour', Prisma.sql`t.contact_phone`, { of: 'phone' }),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.personal('contact_email', 'email', Prisma.sql`t.contact_email`, { of: 'email' }),
  column.personal('settlement_account', 'lastFour', Prisma.sql`t.settlement_account`, { of: 'settlement' }),
])

/** How many of them a period has, where the statistics say. */
export const countMerchants = countOf(source, {
  measure: 'merchants_created',
  period: 'created',
  column: Prisma.sql`t.created_at`,
})

/** One merchant with how many customers it registered and may act for, or null. */
export async function findMerchant(id: string): Promise<MerchantDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.webhook_url AS "webhookUrl", t.updated_at AS "updatedAt",
      (SELECT count(*)::int FROM customers WHERE created_by_merchant_id = t.id) AS "customersRegistered",
      (SELECT count(*)::int FROM merchant_customer_access WHERE merchant_id = t.id AND is_active) AS "customersGranted",
      (SELECT count(*)::int FROM qr_codes WHERE merchant_id = t.id AND status = 'active') AS "activeCodes",
      (SELECT count(*)::int FROM api_credentials WHERE merchant_id = t.id AND is_active) AS "activeKeys"
    FROM merchants t WHERE t.id = ${id}::uuid`
  return row ? merchantDetail.parse(row) : null
}

/** The merchant's API keys, newest first. */
export async function listCredentials(id: string): Promise<Credential[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, label, key_prefix AS "keyPrefix", permissions, expires_at AS "expiresAt",
      CASE WHEN NOT is_active THEN 'revoked' WHEN expires_at <= now() THEN 'expired'
           WHEN replaced_by IS NOT NULL THEN 'ending' ELSE 'active' END AS state,
      last_used_at AS "lastUsedAt", host(last_used_ip) AS "lastUsedIp", created_at AS "createdAt"
    FROM api_credentials WHERE merchant_id = ${id}::uuid ORDER BY created_at DESC, id DESC LIMIT 50`
  return rows.map((row) => credential.parse(row))
}

/** By words of the business name, the registration number or the id. */
function search(q: string): Condition[] | null {
  const term = searchTerm(q)
  if (term.kind === 'id') return present(is(Prisma.sql`t.id`, [term.id]))
  const registration = Prisma.sql`t.registration_number = ${q.toUpperCase()}`
  if (term.kind !== 'words') return term.kind === 'short' ? null : [{ sql: registration }]
  return [{ sql: Prisma.sql`(${named(Prisma.sql`t.business_name`, term.words).sql}) OR ${registration}` }]
}
