import 'server-only'
import { db } from '@/lib/db/client'
import type { LoginOutcome } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { ACCOUNT_FAILURES, GLOBAL_FAILURES, SOURCE_FAILURES, waitAfter } from './login-limits'

/** What attempts are counted by: the account as typed, where it was typed, and on which known device of the account. */
export type Attempt = { account: string; source: string; deviceId: string | null }

/**
 * `locked`: this source, or this device, has to wait · `unconfirmed`: so many failed for the account that a device it
 * does not know has to bring a second factor along · `rate_limited`: too many from one source, or from everybody.
 */
export type Limit = 'locked' | 'unconfirmed' | 'rate_limited'

type Counts = {
  own: number
  sinceLast: number | null
  ownChecking: number
  account: number
  source: number
  everybody: number
}

/**
 * Runs a check of a password. Before it begins, it is written down where every replica counts it as a failure: however
 * many come at once, no more are compared than the limits let through.
 * @param check is told what limits the attempt, null when nothing does
 */
export async function whileChecking<T>(
  attempt: Attempt,
  check: (limit: Limit | null) => Promise<T>,
): Promise<T> {
  const { account, source, deviceId } = attempt
  const { id } = await db().loginCheck.create({ data: { account, source, deviceId }, select: { id: true } })
  try {
    return await check(await limitFor(attempt, id))
  } finally {
    await db().loginCheck.deleteMany({ where: { id } })
  }
}

/** By the database's clock. A check that was left behind by a crash counts for 15 seconds. */
async function limitFor({ account, source, deviceId }: Attempt, checkId: string): Promise<Limit | null> {
  const [counts] = await db().$queryRaw<Counts[]>`
    WITH unlocked AS (SELECT max(unlocked_at) AS at FROM login_unlocks WHERE account = ${account}),
    checking AS (
      SELECT account, source, device_id FROM login_checks
      WHERE id <> ${checkId}::uuid AND started_at > now() - interval '15 seconds'),
    own AS (
      SELECT attempted_at, outcome FROM login_attempts
      WHERE account = ${account} AND attempted_at > now() - interval '1 day'
        AND CASE WHEN ${deviceId}::uuid IS NULL THEN device_id IS NULL AND source = ${source}::inet
                 ELSE device_id = ${deviceId}::uuid END),
    own_failures AS (
      SELECT attempted_at FROM own
      WHERE outcome IN ('wrong_password', 'unknown_account', 'disabled_account', 'wrong_second_factor')
        AND attempted_at > greatest((SELECT max(attempted_at) FROM own WHERE outcome = 'success'),
          (SELECT at FROM unlocked), '-infinity'::timestamptz))
    SELECT (SELECT count(*)::int FROM own_failures) AS own,
      (SELECT extract(epoch FROM now() - max(attempted_at))::float8 FROM own_failures) AS "sinceLast",
      (SELECT count(*)::int FROM checking WHERE account = ${account} AND device_id IS NOT DISTINCT FROM ${deviceId}::uuid
         AND (device_id IS NOT NULL OR source = ${source}::inet)) AS "ownChecking",
      (SELECT count(*)::int FROM (
         SELECT FROM login_attempts
         WHERE account = ${account} AND device_id IS NULL
           AND outcome IN ('wrong_password', 'unknown_account', 'disabled_account', 'wrong_second_factor')
           AND attempted_at > greatest((SELECT at FROM unlocked), (
             SELECT max(attempted_at) FROM login_attempts WHERE account = ${account} AND outcome = 'success'),
             '-infinity'::timestamptz)
         ORDER BY attempted_at LIMIT ${ACCOUNT_FAILURES}::int) failed)
        + (SELECT count(*)::int FROM checking WHERE account = ${account} AND device_id IS NULL) AS account,
      (SELECT count(*)::int FROM login_attempts WHERE source = ${source}::inet AND device_id IS NULL
         AND outcome NOT IN ('success', 'rate_limited') AND attempted_at > now() - interval '15 minutes')
        + (SELECT count(*)::int FROM checking WHERE source = ${source}::inet AND device_id IS NULL) AS source,
      (SELECT count(*)::int FROM login_attempts WHERE device_id IS NULL
         AND outcome NOT IN ('success', 'rate_limited') AND attempted_at > now() - interval '1 minute')
        + (SELECT count(*)::int FROM checking WHERE device_id IS NULL) AS everybody`
  if (!counts) return null
  if (deviceId === null && (counts.source >= SOURCE_FAILURES || counts.everybody >= GLOBAL_FAILURES)) {
    return 'rate_limited'
  }
  const { own, ownChecking, sinceLast } = counts
  if ((ownChecking > 0 ? 0 : (sinceLast ?? 0)) < waitAfter(own + ownChecking)) return 'locked'
  return deviceId === null && counts.account >= ACCOUNT_FAILURES ? 'unconfirmed' : null
}

export async function recordAttempt(
  tx: Transaction,
  { account, source, deviceId }: Attempt,
  outcome: LoginOutcome,
  adminUserId: string | null,
  userAgent: string | null,
): Promise<void> {
  const knownDevice = deviceId !== null
  await tx.loginAttempt.create({
    data: {
      account,
      source,
      deviceId,
      knownDevice,
      outcome,
      adminUserId,
      userAgent: userAgent?.slice(0, 500),
    },
    select: { id: true },
  })
}

/** That a source was turned away unread: one row a minute tells it, a flood must not fill the table. */
export async function recordTurnedAway(
  { account, source }: Attempt,
  userAgent: string | null,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO login_attempts (account, source, outcome, user_agent)
    SELECT ${account}, ${source}::inet, 'rate_limited', ${userAgent?.slice(0, 500) ?? null}
    WHERE NOT EXISTS (SELECT FROM login_attempts WHERE source = ${source}::inet AND outcome = 'rate_limited'
      AND attempted_at > now() - interval '1 minute')`
}
