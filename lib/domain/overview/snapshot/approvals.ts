import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { one } from './query'

type Row = { pending: Record<string, number> | null; oldest: Date | null; expired: number }

/** Requests that wait for a second person, by action, and how many ended undecided: by partial indexes. */
export async function readApprovals(client: ClientBase): Promise<BankSnapshot['approvals']> {
  const { pending, oldest, expired } = await one<Row>(
    client,
    `SELECT (SELECT jsonb_object_agg(action, n) FROM (
               SELECT action, count(*) AS n FROM approvals
               WHERE status = 'pending' AND expires_at > now() GROUP BY action) p) AS pending,
            (SELECT min(created_at) FROM approvals WHERE status = 'pending' AND expires_at > now()) AS oldest,
            (SELECT count(*) FROM approvals WHERE status = 'expired')::float8 AS expired`,
  )
  return { pending: pending ?? {}, oldestPendingAt: oldest?.toISOString() ?? null, expired }
}
