import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { createdCounts } from './created'
import { byKey, type Clock, many, total } from './query'

/** Customers by status, the verified ones, and the new ones. */
export async function readCustomers(client: ClientBase, clock: Clock): Promise<BankSnapshot['customers']> {
  const rows = await many<{ key: string; count: number; verified: number }>(
    client,
    `SELECT status::text AS key, count(*)::float8 AS count,
            count(*) FILTER (WHERE is_verified)::float8 AS verified
     FROM customers GROUP BY status`,
  )
  return {
    total: total(rows),
    verified: rows.reduce((sum, { verified }) => sum + verified, 0),
    byStatus: byKey(rows),
    ...(await createdCounts(client, clock, 'customers')),
  }
}
