import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { createdCounts } from './created'
import { byKey, type Clock, many, total } from './query'

/** Merchants by status, and the new ones. */
export async function readMerchants(client: ClientBase, clock: Clock): Promise<BankSnapshot['merchants']> {
  const rows = await many<{ key: string; count: number }>(
    client,
    'SELECT status::text AS key, count(*)::float8 AS count FROM merchants GROUP BY status',
  )
  const byStatus = byKey(rows)
  return {
    total: total(rows),
    active: byStatus.active ?? 0,
    pending: byStatus.pending ?? 0,
    suspended: byStatus.suspended ?? 0,
    byStatus,
    ...(await createdCounts(client, clock, 'merchants')),
  }
}
