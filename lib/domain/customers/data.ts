import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Condition, type ListSource, readList } from '@/lib/db/list'
import { anyOf, endsWith, is, named, present, startsWith, within } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import type { ListPage, ListState } from '@/lib/list/definition'
import { searchTerm } from '@/lib/list/search'
import {
  type AccessGrant,
  accessGrant,
  type CustomerDetail,
  type CustomerRow,
  customerDetail,
  customerRow,
} from './dto'
import { customerList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.full_name AS name, t.phone, t.email, t.status::text, t.is_verified AS "isVerified", t.nationality,
  t.preferred_language::text AS language, m.business_name AS merchant, t.created_at AS "createdAt"`
const MERCHANT = Prisma.sql`LEFT JOIN merchants m ON m.id = t.created_by_merchant_id`

const source: ListSource<CustomerRow> = {
  table: Prisma.sql`customers`,
  joins: MERCHANT,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at`, name: Prisma.sql`t.full_name` },
  row: customerRow,
  conditions: ({ q, filters }) => {
    const found = search(q)
    return (
      found &&
      present(
        ...found,
        anyOf(Prisma.sql`t.status`, 'customer_status', filters.status),
        anyOf(Prisma.sql`t.is_verified`, 'boolean', filters.verified, { walks: true }),
        within(Prisma.sql`t.created_at`, filters.created, env().BANK_TIME_ZONE),
        is(Prisma.sql`t.created_by_merchant_id`, filters.merchant),
      )
    )
  },
}

/** A page of customers. */
export function listCustomers(state: ListState): Promise<ListPage<CustomerRow>> {
  return readList(source, customerList, state)
}

/** One customer, or null. */
export async function findCustomer(id: string): Promise<CustomerDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.identity_number AS "identityNumber", t.date_of_birth AS "dateOfBirth",
      m.id AS "merchantId", t.updated_at AS "updatedAt"
    FROM customers t ${MERCHANT} WHERE t.id = ${id}::uuid`
  return row ? customerDetail.parse(row) : null
}

/** The merchants that may act for a customer, or once could, newest first. */
export async function listGrants(customerId: string): Promise<AccessGrant[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT a.id, a.merchant_id AS "merchantId", m.business_name AS merchant, a.access_type::text AS "accessType",
      a.grant_reason::text AS "grantReason", a.granted_by AS "grantedBy", a.is_active AS "isActive",
      a.expires_at AS "expiresAt", a.created_at AS "createdAt"
    FROM merchant_customer_access a JOIN merchants m ON m.id = a.merchant_id
    WHERE a.customer_id = ${customerId}::uuid ORDER BY a.created_at DESC, a.id DESC LIMIT 50`
  return rows.map((row) => accessGrant.parse(row))
}

/** By name in any order of its words, by the last digits of the phone, by Omang, email or id; null when too short. */
function search(q: string): Condition[] | null {
  const term = searchTerm(q)
  switch (term.kind) {
    case 'none':
      return []
    case 'short':
      return null
    case 'id':
    case 'reference':
      return present(is(Prisma.sql`t.id`, [term.kind === 'id' ? term.id : '']))
    case 'digits': {
      const phone = endsWith(Prisma.sql`t.phone`, term.digits)
      return [{ sql: Prisma.sql`${phone.sql} OR t.identity_number = ${term.digits}` }]
    }
    case 'email':
      return [startsWith(Prisma.sql`lower(t.email)`, term.text)]
    case 'words':
      return [named(Prisma.sql`t.full_name`, term.words)]
  }
}
