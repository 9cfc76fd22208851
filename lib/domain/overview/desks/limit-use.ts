import 'server-only'
import type { Client } from 'pg'

/** From this share of a limit on, a wallet is near it. */
export const NEAR = 0.8

/**
 * Computes anew which wallets have used so much of a limit, in the bank's day and month: what has left the wallet or still
 * may, less what was refunded, as the function wallet_use has it for one wallet. One statement: readers never see half.
 * @returns how many they are
 */
export async function refreshLimitUse(client: Client, timeZone: string): Promise<number> {
  const { rows } = await client.query<{ wallets: number }>(
    `WITH bounds AS (
       SELECT date_trunc('day', now() AT TIME ZONE $1) AT TIME ZONE $1 AS day,
         date_trunc('month', now() AT TIME ZONE $1) AT TIME ZONE $1 AS month
     ), moved AS (
       SELECT t.wallet_id, t.amount, t.created_at AS since FROM transactions t, bounds
       WHERE t.created_at >= bounds.month AND t.direction = 'debit' AND t.type <> 'refund'
         AND t.status NOT IN ('failed', 'cancelled', 'expired')
       UNION ALL
       SELECT t.wallet_id, -t.amount, o.created_at
       FROM bounds, transactions t JOIN transactions o ON o.reference = t.external_reference
       WHERE t.created_at >= bounds.month AND t.type = 'refund' AND t.direction = 'credit'
         AND t.completed_at IS NOT NULL AND o.created_at >= bounds.month
     ), used AS (
       SELECT wallet_id, greatest(sum(amount), 0) AS month,
         greatest(coalesce(sum(amount) FILTER (WHERE since >= bounds.day), 0), 0) AS today
       FROM moved, bounds GROUP BY wallet_id
     ), near AS (
       SELECT u.wallet_id, u.today, u.month,
         CASE WHEN w.daily_limit > 0 THEN round(100 * u.today / w.daily_limit, 2) ELSE 0 END AS day_use,
         CASE WHEN w.monthly_limit > 0 THEN round(100 * u.month / w.monthly_limit, 2) ELSE 0 END AS month_use
       FROM used u JOIN wallets w ON w.id = u.wallet_id
       WHERE w.status <> 'closed' AND (u.today >= $2 * w.daily_limit OR u.month >= $2 * w.monthly_limit)
     ), gone AS (
       DELETE FROM wallet_limit_use g WHERE NOT EXISTS (SELECT FROM near n WHERE n.wallet_id = g.wallet_id)
     ), kept AS (
       INSERT INTO wallet_limit_use AS k (wallet_id, used_today, used_month, day_use, month_use)
       SELECT wallet_id, today, month, day_use, month_use FROM near
       ON CONFLICT (wallet_id) DO UPDATE SET used_today = excluded.used_today, used_month = excluded.used_month,
         day_use = excluded.day_use, month_use = excluded.month_use
       WHERE (k.used_today, k.used_month, k.day_use, k.month_use)
         IS DISTINCT FROM (excluded.used_today, excluded.used_month, excluded.day_use, excluded.month_use)
     )
     SELECT count(*)::int AS wallets FROM near`,
    [timeZone, NEAR],
  )
  return rows[0]?.wallets ?? 0
}
