import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition, is, named, present, within } from '@/lib/db/list-conditions'
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

/** One merchant with how many customers it registered and may act for, or null. */
export async function findMerchant(id: string): Promise<MerchantDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.webhook_url AS "webhookUrl", t.updated_at AS "updatedAt",
      (SELECT count(*)::int FROM customers WHERE created_by_merchant_id = t.id) AS "customersRegistered",
      (SELECT count(*)::int FROM merchant_customer_access WHERE merchant_id = t.id AND is_active) AS "customersGranted"
    FROM merchants t WHERE t.id = ${id}::uuid`
  return row ? merchantDetail.parse(row) : null
}

/** The merchant's API keys, newest first. */
export async function listCredentials(id: string): Promise<Credential[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, label, key_prefix AS "keyPrefix", permissions, is_active AS "isActive", expires_at AS "expiresAt",
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
