import 'server-only'
import { db } from '@/lib/db/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { sourceOf } from '@/lib/http/client-address'
import type { RequestFacts } from '@/lib/http/request-facts'
import { confirmEnrolment, startEnrolment } from './enrolment'
import { openSession, type SignedIn } from './open-session'
import type { Role } from './permissions'
import { hasSecondFactor } from './second-factor'
import { hashToken, newToken } from './session-token'
import { type FactorResult, tryFactor } from './try-factor'

/** Between the password and the second factor there is this much time, and this many tries. */
export const CHALLENGE_MINUTES = 10
const TRIES = 5

export type Challenge = {
  id: string
  /** `prove`: give the second factor · `enrol`: set one up · `done`: it was set up, and the codes were shown. */
  step: 'prove' | 'enrol' | 'done'
  user: { id: string; email: string; role: Role }
  deviceId: string | null
}

/** Begins the second step for somebody whose password was right; yields the secret for the cookie. */
export async function openChallenge(
  tx: Transaction,
  adminUserId: string,
  deviceId: string | null,
): Promise<string> {
  const token = newToken()
  await tx.$executeRaw`
    INSERT INTO sign_in_challenges (token_hash, admin_user_id, device_id, expires_at)
    VALUES (${hashToken(token)}, ${adminUserId}::uuid, ${deviceId}::uuid,
      now() + make_interval(mins => ${CHALLENGE_MINUTES}::int))`
  if (!(await hasSecondFactor(tx, adminUserId))) await startEnrolment(tx, adminUserId)
  return token
}

/** Ends what was begun with an old password, or with a second factor that is no more. */
export async function endChallenges(tx: Transaction, adminUserId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE sign_in_challenges SET ended_at = now() WHERE admin_user_id = ${adminUserId}::uuid AND ended_at IS NULL`
}

type Row = {
  id: string
  userId: string
  email: string
  role: Role
  deviceId: string | null
  verified: boolean
}

/** The second step that this secret belongs to; null when it is over, used up or nobody's. */
export async function findChallenge(token: string): Promise<Challenge | null> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT c.id, u.id AS "userId", u.email, u.role::text, c.device_id AS "deviceId", c.verified_at IS NOT NULL AS verified
    FROM sign_in_challenges c JOIN admin_users u ON u.id = c.admin_user_id
    WHERE c.token_hash = ${hashToken(token)} AND c.ended_at IS NULL AND c.expires_at > now() AND u.status = 'active'
      AND c.failures < ${TRIES}::int`
  if (!row) return null
  const { id, userId, email, role, deviceId, verified } = row
  const step = verified ? 'done' : (await hasSecondFactor(db(), userId)) ? 'prove' : 'enrol'
  return { id, step, user: { id: userId, email, role }, deviceId }
}

/** Counts a try before anything is compared; false when there is none left. */
async function takeTry(id: string): Promise<boolean> {
  const taken = await db().$executeRaw`
    UPDATE sign_in_challenges SET failures = failures + 1
    WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > now() AND failures < ${TRIES}::int`
  return taken === 1
}

/** Ends the challenge; false when another request was faster. */
async function close(tx: Transaction, { id, user }: Challenge): Promise<boolean> {
  const closed = await tx.$executeRaw`
    UPDATE sign_in_challenges SET ended_at = now() WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > now()`
  const { count } = await tx.adminUser.updateMany({
    where: { id: user.id, status: 'active' },
    data: { lastLoginAt: new Date() },
  })
  return closed === 1 && count === 1
}

const attemptOf = ({ user, deviceId }: Challenge, request: RequestFacts) => ({
  account: user.email,
  source: sourceOf(request.address),
  deviceId,
})

/** Answers with a second factor: a session, or why not; `over` when the challenge has ended. */
export async function answerChallenge(
  challenge: Challenge,
  typed: string,
  device: string | null,
  request: RequestFacts,
): Promise<SignedIn | Exclude<FactorResult, 'accepted'> | 'over'> {
  if (challenge.step !== 'prove' || !(await takeTry(challenge.id))) return 'over'
  const attempt = attemptOf(challenge, request)
  return transaction(async (tx) => {
    const result = await tryFactor(tx, attempt, challenge.user, typed, request)
    if (result !== 'accepted') return result
    return (await close(tx, challenge)) ? openSession(tx, challenge.user, attempt, device, request) : 'over'
  })
}

/** Confirms a new authenticator with its first code; yields the recovery codes, which are shown this once. */
export async function answerEnrolment(
  challenge: Challenge,
  typed: string,
  request: RequestFacts,
): Promise<{ codes: string[] } | 'wrong' | 'over'> {
  if (challenge.step !== 'enrol') return 'over'
  return transaction(async (tx) => {
    const codes = await confirmEnrolment(tx, challenge.user, typed, request)
    if (!codes) return 'wrong'
    await tx.signInChallenge.update({ where: { id: challenge.id }, data: { verifiedAt: new Date() } })
    return { codes }
  })
}

/** After the recovery codes were shown: opens the session. */
export async function finishEnrolment(
  challenge: Challenge,
  device: string | null,
  request: RequestFacts,
): Promise<SignedIn | 'over'> {
  if (challenge.step !== 'done') return 'over'
  return transaction(async (tx) =>
    (await close(tx, challenge))
      ? openSession(tx, challenge.user, attemptOf(challenge, request), device, request)
      : 'over',
  )
}
