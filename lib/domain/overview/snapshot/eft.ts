import type { ClientBase } from 'pg'
import { EFT_STUCK_HOURS } from '../constants'
import type { BankSnapshot } from '../dto'
import { byKey, many, one } from './query'

/** EFT payments by status, and those that wait for the other bank longer than they should. */
export async function readEft(client: ClientBase): Promise<Pick<BankSnapshot['eft'], 'byStatus' | 'stuck'>> {
  const rows = await many<{ key: string; count: number }>(
    client,
    'SELECT status::text AS key, count(*)::float8 AS count FROM eft_payments GROUP BY status',
  )
  const { stuck } = await one<{ stuck: number }>(
    client,
    `SELECT count(*)::float8 AS stuck FROM eft_payments
     WHERE status IN ('pending', 'processing') AND created_at < now() - make_interval(hours => $1)`,
    [EFT_STUCK_HOURS],
  )
  return { byStatus: byKey(rows), stuck }
}
