import 'server-only'
import { db } from '@/lib/db/client'
import type { LoginOutcome } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { perProcess } from '@/lib/per-process'
import { GLOBAL_FAILURES, SOURCE_FAILURES, waitAfter } from './login-limits'

/** What attempts are counted by: the account as typed and where it was typed. */
export type Pair = { account: string; source: string }

type Counts = { pair: number; sinceLast: number | null; source: number; everybody: number }

/** Attempts of this process that are being checked right now and are in no row yet, by pair. */
const checking = () => perProcess('login-checking', () => new Map<string, number>())
const keyOf = ({ account, source }: Pair) => `${source} ${account}`

/**
 * Counts what is known of the pair, its source and everybody, by the database's clock; attempts in flight
 * count as failures, so that a volley cannot get past the limit before its first answer.
 */
export async function limitFor(pair: Pair): Promise<'locked' | 'rate_limited' | null> {
  const [counts] = await db().$queryRaw<Counts[]>`
    WITH failures AS (
      SELECT attempted_at FROM login_attempts
      WHERE account = ${pair.account} AND source = ${pair.source}::inet AND attempted_at > now() - interval '1 day'
        AND outcome IN ('wrong_password', 'unknown_account', 'disabled_account')
        AND attempted_at > coalesce((
          SELECT max(attempted_at) FROM login_attempts
          WHERE account = ${pair.account} AND source = ${pair.source}::inet AND outcome = 'success'), '-infinity'))
    SELECT (SELECT count(*)::int FROM failures) AS pair,
      (SELECT extract(epoch FROM now() - max(attempted_at))::float8 FROM failures) AS "sinceLast",
      (SELECT count(*)::int FROM login_attempts WHERE source = ${pair.source}::inet
        AND outcome IN ('wrong_password', 'unknown_account', 'disabled_account')
        AND attempted_at > now() - interval '15 minutes') AS source,
      (SELECT count(*)::int FROM login_attempts WHERE outcome <> 'success'
        AND attempted_at > now() - interval '1 minute') AS everybody`
  if (!counts) return null
  if (counts.source >= SOURCE_FAILURES || counts.everybody >= GLOBAL_FAILURES) return 'rate_limited'
  const others = (checking().get(keyOf(pair)) ?? 1) - 1
  return (others > 0 ? 0 : (counts.sinceLast ?? 0)) < waitAfter(counts.pair + others) ? 'locked' : null
}

/** Runs a check of the pair, counted as in flight until it has ended. */
export async function whileChecking<T>(pair: Pair, check: () => Promise<T>): Promise<T> {
  const counts = checking()
  const key = keyOf(pair)
  counts.set(key, (counts.get(key) ?? 0) + 1)
  try {
    return await check()
  } finally {
    const left = (counts.get(key) ?? 1) - 1
    if (left > 0) counts.set(key, left)
    else counts.delete(key)
  }
}

export async function recordAttempt(
  tx: Transaction,
  pair: Pair,
  outcome: LoginOutcome,
  adminUserId: string | null,
  userAgent: string | null,
): Promise<void> {
  await tx.loginAttempt.create({
    data: { ...pair, outcome, adminUserId, userAgent },
    select: { id: true },
  })
}
