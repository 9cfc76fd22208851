import { expireApprovals } from '@/lib/approvals/expire'
import { pool } from '@/lib/db/pool'
import { endOldPlans } from '@/lib/domain/bulk/mutations'
import { endLostExports } from '@/lib/domain/exports/mutations'
import { env } from '@/lib/env'
import type { Job } from './job'

const BATCH = 2_000

/** Changes at most a batch of rows, in a transaction of its own, and says how many; 0 when none are left. */
type Step = { name: string; run: () => Promise<number> }

const statement = (name: string, sql: string, parameters: () => readonly unknown[]): Step => ({
  name,
  run: async () => (await pool().query(sql, [...parameters()])).rowCount ?? 0,
})

const steps: readonly Step[] = [
  statement(
    'QR codes expired',
    `UPDATE qr_codes SET status = 'expired' WHERE id IN (
            SELECT id FROM qr_codes WHERE status = 'active' AND expires_at <= now()
            ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    () => [BATCH],
  ),
  statement(
    'sessions ended',
    `UPDATE admin_sessions SET revoked_at = now(),
            revoked_reason = CASE WHEN expires_at <= now() THEN 'expired' ELSE 'idle' END
          WHERE id IN (
            SELECT id FROM admin_sessions
            WHERE revoked_at IS NULL AND (expires_at <= now() OR last_seen_at <= now() - make_interval(mins => $2))
            LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    () => [BATCH, env().SESSION_IDLE_MINUTES],
  ),
  statement(
    'checks of passwords cleared that a crash left behind',
    `DELETE FROM login_checks WHERE id IN (
            SELECT id FROM login_checks WHERE started_at < now() - interval '1 minute' LIMIT $1)`,
    () => [BATCH],
  ),
  statement(
    'idempotency keys cleared',
    `DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotency_keys WHERE expires_at <= now() LIMIT $1))`,
    () => [BATCH],
  ),
  statement(
    'full limits cleared',
    `DELETE FROM rate_limits WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM rate_limits WHERE used_until <= now() LIMIT $1))`,
    () => [BATCH],
  ),
  statement(
    'snapshots pruned',
    `DELETE FROM stat_snapshots WHERE id IN (
            SELECT id FROM stat_snapshots WHERE taken_at < now() - interval '1 hour'
              AND id < (SELECT max(id) FROM stat_snapshots) LIMIT $1)`,
    () => [BATCH],
  ),
  { name: 'lost exports ended', run: () => endLostExports(100) },
  { name: 'old plans of bulk actions ended', run: () => endOldPlans(100) },
  { name: 'requests expired', run: () => expireApprovals(100) },
]

/** What time alone changes: QR codes run out, sessions end, what is kept for a while goes. Batch by batch. */
export const expiryJob: Job = {
  name: 'expiry',
  intervalMs: 10_000,
  timeoutMs: 60_000,
  async run({ signal, log }) {
    for (const { name, run } of steps) {
      let changed = 0
      let last = 0
      do {
        last = await run()
        changed += last
      } while (last > 0 && !signal.aborted)
      if (changed > 0) log.debug({ changed }, name)
    }
  },
}
