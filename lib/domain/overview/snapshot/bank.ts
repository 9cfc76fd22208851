import type { ClientBase } from 'pg'
import { one } from './query'

type BankFacts = { isDemo: boolean; sessionsActive: number }

/** Whether this is demo data, and how many sessions are neither revoked, expired nor idle for too long. */
export function readBank(client: ClientBase, idleMinutes: number): Promise<BankFacts> {
  return one<BankFacts>(
    client,
    `SELECT coalesce((SELECT is_demo FROM bank WHERE id = 1), false) AS "isDemo",
            (SELECT count(*) FROM admin_sessions
             WHERE revoked_at IS NULL AND expires_at > now()
               AND last_seen_at > now() - make_interval(mins => $1))::float8 AS "sessionsActive"`,
    [idleMinutes],
  )
}
