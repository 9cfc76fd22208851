import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { applyExpiry } from '@/lib/kyc/effects'

const ACTOR = 'worker'

/**
 * Ends the approvals whose time was over when the bank's day began: a batch in a transaction of its own, with a row of
 * the trail for each. Of workers that meet, one works at a time, and a day that is done is done.
 * @param limit how many at most
 * @returns how many were ended; null when the day's turn is worked off
 */
export function workDayTurn(zone: string, limit: number): Promise<number | null> {
  return transaction(
    async (tx) => {
      const day = await beginTurn(tx, zone)
      if (!day) return null
      const due = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM kyc_records
        WHERE status = 'approved' AND expires_at < ${day}::date::timestamp AT TIME ZONE ${zone}
        ORDER BY expires_at LIMIT ${limit}::int FOR NO KEY UPDATE`
      const ended = await applyExpiry(
        tx,
        due.map(({ id }) => id),
      )
      for (const { id, tier } of ended) {
        await recordAudit(tx, {
          actor: { name: ACTOR },
          action: 'kyc_expired',
          object: { type: 'kyc_record', id },
          before: { status: 'approved' },
          after: { status: 'expired', walletTier: tier },
          request: null,
        })
      }
      const done = due.length < limit
      await tx.$executeRaw`
        UPDATE kyc_day_turns SET expired = expired + ${ended.length}::int,
          finished_at = CASE WHEN ${done} THEN clock_timestamp() END
        WHERE day = ${day}::date`
      return ended.length
    },
    { actor: ACTOR, timeout: 30_000 },
  )
}

/** Today's turn, held until the transaction ends; null when it is over. */
async function beginTurn(tx: Transaction, zone: string): Promise<string | null> {
  await tx.$executeRaw`
    INSERT INTO kyc_day_turns (day) VALUES ((now() AT TIME ZONE ${zone})::date) ON CONFLICT DO NOTHING`
  const [turn] = await tx.$queryRaw<{ day: string }[]>`
    SELECT day::text FROM kyc_day_turns
    WHERE day = (now() AT TIME ZONE ${zone})::date AND finished_at IS NULL FOR UPDATE`
  return turn?.day ?? null
}

/**
 * Looks through all wallets for those whose tier or limits the customer's approved records do not support.
 * @returns how many there are
 */
export function findMismatches(): Promise<number> {
  return transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('statement_timeout', '60s', true)` // all wallets, however many
      // Whoever looks at the same time waits, and then finds the same.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('phantom.kyc_mismatches', 0))`
      const [found] = await tx.$queryRaw<{ count: number }[]>`
        WITH supported AS (
          SELECT customer_id, max(kyc_tier(level)) AS tier FROM kyc_records WHERE status = 'approved' GROUP BY customer_id
        ), wrong AS (
          SELECT w.id FROM wallets w LEFT JOIN supported s ON s.customer_id = w.customer_id
          JOIN wallet_tier_limits l ON l.tier = coalesce(s.tier, 'basic')
          WHERE w.status <> 'closed'
            AND (w.tier > l.tier OR w.daily_limit > l.daily_limit OR w.monthly_limit > l.monthly_limit)
        ), gone AS (
          DELETE FROM kyc_mismatches WHERE wallet_id NOT IN (SELECT id FROM wrong)
        ), added AS (
          INSERT INTO kyc_mismatches (wallet_id) SELECT id FROM wrong ON CONFLICT DO NOTHING
        )
        SELECT count(*)::int AS count FROM wrong`
      return found?.count ?? 0
    },
    { actor: ACTOR, timeout: 60_000 },
  )
}
