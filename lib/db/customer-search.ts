import 'server-only'
import type { SearchTerm } from '@/lib/list/search'
import { db } from './client'
import { Prisma } from './generated/client'
import type { Condition } from './list'
import { endsWith, named } from './list-conditions'

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
