import 'server-only'
import { type SearchTerm, searchTerm } from '@/lib/list/search'
import { db } from './client'
import { Prisma } from './generated/client'
import { type Condition, endsWith, is, named, present } from './list-conditions'

/** Up to as many customers are looked up first; a name that more of them carry is tested row by row instead. */
const MOST_CUSTOMERS = 200

/**
 * Rows of the customers that a search names, for lists whose rows belong to one: `column` is their customer id, and
 * the list joins customers as `c`. Null when no customer is found.
 */
export async function ofCustomers(
  column: Prisma.Sql,
  term: Extract<SearchTerm, { kind: 'words' | 'digits' }>,
): Promise<Condition | null> {
  const match = (table: 'customers' | 'c') => {
    const of = (name: string) => Prisma.raw(`${table}.${name}`)
    return term.kind === 'words' ? named(of('full_name'), term.words) : endsWith(of('phone'), term.digits)
  }
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM customers WHERE ${match('customers').sql} LIMIT ${MOST_CUSTOMERS + 1}`
  if (found.length === 0) return null
  if (found.length > MOST_CUSTOMERS) return { ...match('c'), walks: true }
  return { sql: Prisma.sql`${column} = ANY(${found.map(({ id }) => id)}::uuid[])` }
}

/** The search of a list whose rows belong to a customer: by the customer's name or phone, or by the row's id. */
export async function searchByCustomer(q: string): Promise<Condition[] | null> {
  const term = searchTerm(q)
  if (term.kind === 'id') return present(is(Prisma.sql`t.id`, [term.id]))
  if (term.kind !== 'words' && term.kind !== 'digits') return null
  const customers = await ofCustomers(Prisma.sql`t.customer_id`, term)
  return customers && [customers]
}
