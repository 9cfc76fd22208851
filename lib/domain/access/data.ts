import 'server-only'
import { searchByCustomer } from '@/lib/db/customer-search'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, foundFirst, is, within } from '@/lib/db/list-conditions'
import { rowOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import { type AccessGrant, accessGrant } from './dto'
import { accessGrantList } from './schema'

const STATE = Prisma.sql`
  CASE WHEN NOT t.is_active THEN 'ended' WHEN t.expires_at <= now() THEN 'expired'
       WHEN t.expires_at <= now() + interval '168 hours' THEN 'ending_soon' ELSE 'in_force' END`
/** Few, and an index has them by their end. */
const NEAR_END = Prisma.sql`t.is_active AND t.expires_at <= now() + interval '168 hours'`

const source: ListSource<AccessGrant> = {
  table: Prisma.sql`merchant_customer_access`,
  joins: Prisma.sql`JOIN merchants m ON m.id = t.merchant_id JOIN customers c ON c.id = t.customer_id`,
  select: Prisma.sql`
    t.id, t.merchant_id AS "merchantId", m.business_name AS merchant, t.customer_id AS "customerId",
    c.full_name AS customer, c.phone, t.access_type::text AS access, t.grant_reason::text AS reason,
    t.granted_by AS "grantedBy", ${STATE} AS state, t.created_at AS "createdAt", t.expires_at AS "expiresAt"`,
  sorts: { created: Prisma.sql`t.created_at` },
  row: accessGrant,
  search: searchByCustomer,
  filters: (filters) => [
    anyOf(Prisma.sql`t.access_type`, 'access_type', filters.access, { walks: true }),
    filters.state?.every((state) => /^(ending_soon|expired)$/.test(state))
      ? foundFirst(
          'merchant_customer_access',
          Prisma.sql`${NEAR_END} AND ${STATE} = ANY(${[...filters.state]})`,
        )
      : anyOf(STATE, 'text', filters.state, { walks: true }),
    anyOf(Prisma.sql`t.grant_reason`, 'access_grant_reason', filters.reason, { walks: true }),
    within(Prisma.sql`t.created_at`, filters.created),
    is(Prisma.sql`t.customer_id`, filters.customer),
    is(Prisma.sql`t.merchant_id`, filters.merchant),
  ],
}

/** A page of access grants. */
export const listAccessGrants = listOf(source, accessGrantList)

/** All access grants of a list, and what of them can be exported. */
export const allAccessGrants = wholeList(source, accessGrantList, [
  column.text('merchant', Prisma.sql`m.business_name`),
  ...column.customer,
  column.plain('access', Prisma.sql`t.access_type`),
  column.plain('state', STATE),
  column.plain('reason', Prisma.sql`t.grant_reason`),
  column.text('granted_by', Prisma.sql`t.granted_by`, { of: 'by' }),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
  column.time('expires_at', Prisma.sql`t.expires_at`, { of: 'expires' }),
])

/** One access grant, or null. */
export const findAccessGrant = rowOf(source)
