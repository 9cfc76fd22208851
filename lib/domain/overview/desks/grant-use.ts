import 'server-only'
import type { Client } from 'pg'

/** As much of the past is followed in one statement. */
const STEP_HOURS = 24
/** A transaction may be committed so long after the instant it carries. */
const LATE_MINUTES = 15

/**
 * Notes on access grants when they were last used, to the day: follows the transactions from where it last stopped, a
 * day at a time, so that cost follows new transactions. Repeating a stretch changes nothing.
 * @returns how many grants got another day
 */
export async function followGrantUse(client: Client, signal: AbortSignal): Promise<number> {
  let noted = 0
  for (let more = true; more && !signal.aborted; ) {
    const { rows } = await client.query<{ noted: number; more: boolean }>(
      `WITH span AS (
         SELECT begun, least(begun + make_interval(hours => $1), now()) AS ends FROM (
           SELECT coalesce((SELECT followed_until FROM grant_use_progress), (SELECT min(created_at) FROM transactions),
                           now()) AS begun) s
       ), used AS (
         SELECT t.merchant_id, t.customer_id, max(t.created_at) AS at
         FROM span, transactions t
         WHERE t.created_at >= span.begun - make_interval(mins => $2) AND t.created_at < span.ends
           AND t.merchant_id IS NOT NULL AND t.status = 'completed'
         GROUP BY 1, 2
       ), noted AS (
         UPDATE merchant_customer_access g SET last_used_at = used.at FROM used
         WHERE g.merchant_id = used.merchant_id AND g.customer_id = used.customer_id
           AND (g.last_used_at IS NULL OR g.last_used_at < used.at - interval '24 hours')
         RETURNING 1
       ), followed AS (
         INSERT INTO grant_use_progress (id, followed_until) SELECT 1, ends FROM span
         ON CONFLICT (id) DO UPDATE SET followed_until = excluded.followed_until
       )
       SELECT (SELECT count(*)::int FROM noted) AS noted, ends < now() AS more FROM span`,
      [STEP_HOURS, LATE_MINUTES],
    )
    noted += rows[0]?.noted ?? 0
    more = rows[0]?.more ?? false
  }
  return noted
}
