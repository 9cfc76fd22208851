import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'
import { sourceOf } from '@/lib/http/client-address'
import { BusyError, ForbiddenError, RuleError, StepUpError, type StepUpMethod } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { countFailedLogin } from '@/lib/metrics/security'
import { findDevice } from './known-device'
import { recordAttempt, whileChecking } from './login-attempts'
import { verifyPassword } from './password'
import type { Session } from './session'
import { renewSession } from './session-rows'
import { hashToken, newToken } from './session-token'
import { tryFactor } from './try-factor'

/** What this person is asked for: the second factor; where a demo bank lets them have none, the password. */
export function stepUpMethod(session: Session): StepUpMethod {
  return session.secondFactor || !session.demo ? 'second_factor' : 'password'
}

/**
 * Lets pass who gave a fresh proof in the last minutes.
 * @throws StepUpError which forms answer by asking for it
 */
export function requireStepUp(session: Session): void {
  if (!session.steppedUp) throw new StepUpError(stepUpMethod(session))
}

/**
 * Takes a fresh proof from somebody who is signed in, and gives the session a new secret id.
 * @returns the secret id for the cookie; the old one opens nothing from now on
 * @throws RuleError the proof is wrong, was used before, or has to wait · ForbiddenError the session is over
 */
export async function stepUp(
  session: Session,
  proof: string,
  device: string | null,
  request: RequestFacts,
): Promise<string> {
  const { id, email, role } = session.user
  const attempt = await attemptOf(session.user, device, request)
  const method = stepUpMethod(session)
  if (method === 'password') await provePassword(session, proof, 'proof', device, request)
  const token = newToken()
  const result = await transaction(async (tx) => {
    if (method === 'second_factor') {
      const tried = await tryFactor(tx, attempt, session.user, proof, request)
      if (tried !== 'accepted') return tried
    }
    if (!(await renewSession(tx, session.id, hashToken(token)))) return 'over'
    await recordAudit(tx, {
      actor: { name: email, id, role },
      action: 'session_renewed',
      object: { type: 'admin_session', id: session.id },
      after: { method },
      request,
    })
    return 'accepted'
  })
  if (result === 'over') throw new ForbiddenError('Your session has ended: sign in again.')
  if (result !== 'accepted') throw new RuleError(FACTOR_PROBLEM[result], 'proof')
  return token
}

/** What is said of a second factor that was not taken. */
export const FACTOR_PROBLEM = {
  wrong: 'That code is not right. Codes change every 30 seconds: use the one shown now.',
  reused: 'That code was used before. Wait for the next one.',
  wait: 'Too many wrong codes. Wait up to 15 minutes, or use a recovery code.',
}

/**
 * Compares the password of somebody who is signed in, within the limits of signing in.
 * @param field of the form it was typed into
 * @throws RuleError at that field
 */
export async function provePassword(
  { id: sessionId, user }: Session,
  password: string,
  field: string,
  device: string | null,
  request: RequestFacts,
): Promise<void> {
  const attempt = await attemptOf(user, device, request)
  await whileChecking(attempt, async (limit) => {
    if (limit === 'locked' || limit === 'rate_limited') {
      countFailedLogin(limit)
      throw new RuleError('Too many wrong passwords. Wait up to 15 minutes.', field)
    }
    const stored = await db().adminUser.findUnique({ where: { id: user.id }, select: { passwordHash: true } })
    const { matches } = await verifyPassword(stored?.passwordHash ?? null, password).catch(busy(field))
    if (matches) return
    countFailedLogin('wrong_password')
    await transaction(async (tx) => {
      await recordAttempt(tx, attempt, 'wrong_password', user.id, request.userAgent)
      await recordAudit(tx, {
        actor: { name: user.email, id: user.id, role: user.role },
        action: field === 'proof' ? 'authn_login_fail' : 'authn_password_change_fail',
        object: { type: 'admin_session', id: sessionId },
        after: { because: 'wrong_password' },
        outcome: 'refused',
        request,
      })
    })
    throw new RuleError('That is not your password.', field)
  })
}

async function attemptOf(user: { id: string; email: string }, device: string | null, request: RequestFacts) {
  const deviceId = await findDevice(user.id, device)
  return { account: user.email, source: sourceOf(request.address), deviceId }
}

const busy =
  (field: string) =>
  (error: unknown): never => {
    if (!(error instanceof BusyError)) throw error
    countFailedLogin('busy')
    throw new RuleError(`Too many people are signing in. Try again in ${error.retryAfterSeconds} s.`, field)
  }
