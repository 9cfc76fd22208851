import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import type { Job } from './job'

const BATCH = 2_000

/** Rows changed by one statement that does at most a batch; all in its own transaction. */
type Step = { name: string; sql: string; parameters: () => readonly unknown[] }

const steps: readonly Step[] = [
  {
    name: 'QR codes expired',
    sql: `UPDATE qr_codes SET status = 'expired' WHERE id IN (
            SELECT id FROM qr_codes WHERE status = 'active' AND expires_at <= now()
            ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    parameters: () => [BATCH],
  },
  {
    name: 'sessions ended',
    sql: `UPDATE admin_sessions SET revoked_at = now(),
            revoked_reason = CASE WHEN expires_at <= now() THEN 'expired' ELSE 'idle' END
          WHERE id IN (
            SELECT id FROM admin_sessions
            WHERE revoked_at IS NULL AND (expires_at <= now() OR last_seen_at <= now() - make_interval(mins => $2))
            LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    parameters: () => [BATCH, env().SESSION_IDLE_MINUTES],
  },
  {
    name: 'idempotency keys cleared',
    sql: `DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotency_keys WHERE expires_at <= now() LIMIT $1))`,
    parameters: () => [BATCH],
  },
  {
    name: 'snapshots pruned',
    sql: `DELETE FROM stat_snapshots WHERE id IN (
            SELECT id FROM stat_snapshots WHERE taken_at < now() - interval '1 hour'
              AND id < (SELECT max(id) FROM stat_snapshots) LIMIT $1)`,
    parameters: () => [BATCH],
  },
]

/** What time alone changes: QR codes run out, sessions end, what is kept for a while goes. Batch by batch. */
export const expiryJob: Job = {
  name: 'expiry',
  intervalMs: 10_000,
  timeoutMs: 60_000,
  async run({ signal, log }) {
    for (const { name, sql, parameters } of steps) {
      let changed = 0
      let last = BATCH
      while (last === BATCH && !signal.aborted) {
        const { rowCount } = await pool().query(sql, [...parameters()])
        last = rowCount ?? 0
        changed += last
      }
      if (changed > 0) log.debug({ changed }, name)
    }
  },
}
