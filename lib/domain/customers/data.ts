import 'server-only'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
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
import { countOf } from '@/lib/db/list-count'
import { wholeList } from '@/lib/db/whole-list'
import { searchTerm } from '@/lib/list/search'
import { type CustomerDetail, type CustomerRow, customerDetail, customerRow } from './dto'
import { customerList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.full_name AS name, t.phone, t.email, t.status::text, t.is_verified AS "isVerified", t.nationality,
  t.preferred_language::text AS language, m.business_name AS merchant, t.created_at AS "createdAt",
  ARRAY(SELECT g.tag FROM customer_tags g WHERE g.customer_id = t.id ORDER BY g.tag) AS tags`
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
    tagged(filters.tag),
    is(Prisma.sql`t.created_by_merchant_id`, filters.merchant),
  ],
}

/** By the index of tags; those who carry one are few. */
function tagged(tags: readonly string[] | undefined): Condition | null {
  if (!tags) return null
  return { sql: Prisma.sql`t.id IN (SELECT customer_id FROM customer_tags WHERE tag = ANY(${[...tags]}))` }
}

/** A page of customers. */
export const listCustomers = listOf(source, customerList)

/** All customers of a list, and what of them can be exported. */
export const allCustomers = wholeList(source, customerList, [
  column.text('name', Prisma.sql`t.full_name`),
  column.personal('phone', 'lastFour', Prisma.sql`t.phone`),
  column.plain('status', Prisma.sql`t.status`),
  column.yesNo('verified', Prisma.sql`t.is_verified`),
  column.text('registered_by', Prisma.sql`m.business_name`, { of: 'merchant' }),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.personal('email', 'email', Prisma.sql`t.email`),
  column.text('nationality', Prisma.sql`t.nationality`),
  column.plain('language', Prisma.sql`t.preferred_language`),
])

/** How many of them a period has, where the statistics say. */
export const countCustomers = countOf(source, {
  measure: 'customers_created',
  period: 'created',
  column: Prisma.sql`t.created_at`,
})

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
