import 'server-only'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, is, named, within } from '@/lib/db/list-conditions'
import { wholeList } from '@/lib/db/whole-list'
import { type DifferenceRow, differenceRow, type Round, round } from './dto'
import { differenceList } from './schema'

/** What was seen once only may be a writer between two statements: it does not count yet. */
const CONFIRMED = Prisma.sql`t.looks >= 2`
const STATE = Prisma.sql`CASE WHEN t.resolved_at IS NULL THEN 'open' ELSE 'resolved' END`

const source: ListSource<DifferenceRow> = {
  table: Prisma.sql`balance_differences`,
  joins: Prisma.sql`
    JOIN wallets w ON w.id = t.wallet_id JOIN customers c ON c.id = w.customer_id
    LEFT JOIN transactions x ON x.id = t.transaction_id`,
  select: Prisma.sql`
    t.id, t.wallet_id AS "walletId", c.full_name AS customer, c.phone, t.kind, t.expected, t.found,
    t.found - t.expected AS difference, t.transaction_id AS "transactionId", x.reference, ${STATE} AS state,
    t.found_at AS "foundAt", t.looked_at AS "lookedAt", t.resolved_at AS "resolvedAt"`,
  sorts: { found: Prisma.sql`t.found_at` },
  row: differenceRow,
  search: (q) => [named(Prisma.sql`c.full_name`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    { sql: CONFIRMED, walks: true },
    anyOf(STATE, 'text', filters.state, { walks: true }),
    anyOf(Prisma.sql`t.kind`, 'text', filters.kind, { walks: true }),
    within(Prisma.sql`t.found_at`, filters.found),
    is(Prisma.sql`t.wallet_id`, filters.wallet),
  ],
}

/** A page of differences. */
export const listDifferences = listOf(source, differenceList)

/** All differences of a list, and what of them can be exported. */
export const allDifferences = wholeList(source, differenceList, [
  ...column.customer,
  column.plain('wallet', Prisma.sql`t.wallet_id`, { of: 'customer' }),
  column.plain('kind', Prisma.sql`t.kind`),
  column.money('expected', Prisma.sql`t.expected`),
  column.money('found', Prisma.sql`t.found`),
  column.money('difference', Prisma.sql`t.found - t.expected`),
  column.plain('transaction', Prisma.sql`x.reference`),
  column.plain('state', STATE),
  column.time('found_at', Prisma.sql`t.found_at`, { of: 'found' }),
  column.time('last_compared_at', Prisma.sql`t.looked_at`, { of: 'found' }),
  column.time('fits_since', Prisma.sql`t.resolved_at`, { of: 'resolved' }),
])

/** How far the comparison of all wallets is. */
export async function readRound(): Promise<Round> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT wallets, last_wallets AS "lastWallets", last_finished AS "lastFinished", started_at AS "startedAt",
           (SELECT count(*) FROM balance_differences t WHERE resolved_at IS NULL AND ${CONFIRMED}) AS open
    FROM balance_round`
  return round.parse(row)
}
