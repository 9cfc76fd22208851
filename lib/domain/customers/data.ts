import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import {
  anyOf,
  type Condition,
  endsWith,
  is,
  named,
  present,
  startsWith,
  within,
} from '@/lib/db/list-conditions'
import { searchTerm } from '@/lib/list/search'
import { type CustomerDetail, type CustomerRow, customerDetail, customerRow } from './dto'
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
  search,
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'customer_status', filters.status),
    anyOf(Prisma.sql`t.is_verified`, 'boolean', filters.verified, { walks: true }),
    within(Prisma.sql`t.created_at`, filters.created),
    is(Prisma.sql`t.created_by_merchant_id`, filters.merchant),
  ],
}

/** A page of customers. */
export const listCustomers = listOf(source, customerList)

/** One customer, or null. */
export async function findCustomer(id: string): Promise<CustomerDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.identity_number AS "identityNumber", t.date_of_birth AS "dateOfBirth",
      m.id AS "merchantId", t.updated_at AS "updatedAt"
    FROM customers t ${MERCHANT} WHERE t.id = ${id}::uuid`
  return row ? customerDetail.parse(row) : null
}

/** By name in any order of its words, by the last digits of the phone, by Omang, email or id; null when too short. */
function search(q: string): Condition[] | null {
  const term = searchTerm(q)
  switch (term.kind) {
    case 'none':
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
