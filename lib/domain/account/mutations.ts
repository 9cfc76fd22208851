import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { offerOf } from '@/lib/auth/authenticator-offer'
import { endChallenges } from '@/lib/auth/challenge'
import { endSessions } from '@/lib/auth/end-sessions'
import { confirmEnrolment, pendingSecret, startEnrolment } from '@/lib/auth/enrolment'
import { hashPassword } from '@/lib/auth/password'
import { passwordProblem } from '@/lib/auth/password-policy'
import { renewRecoveryCodes } from '@/lib/auth/recovery-codes'
import { hasSecondFactor } from '@/lib/auth/second-factor'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { CodeInput, PasswordInput } from './schema'

const actorOf = ({ user }: Session) => ({ name: user.email, id: user.id, role: user.role })

/**
 * Changes the own password, whose current one was compared before, and ends the other sessions.
 * @throws RuleError the new one is refused
 */
export async function changePassword(
  tx: Transaction,
  { currentPassword, newPassword }: PasswordInput,
  session: Session,
  request: RequestFacts,
): Promise<{ ended: number }> {
  const { id, email, name } = session.user
  const problem =
    newPassword === currentPassword
      ? 'This is your current password: choose another one.'
      : passwordProblem(newPassword, [email, name])
  if (problem) throw new RuleError(problem, 'newPassword')
  await tx.adminUser.update({
    where: { id },
    data: { passwordHash: await hashPassword(newPassword), passwordChangedAt: new Date() },
    select: { id: true },
  })
  await endChallenges(tx, id)
  const actor = actorOf(session)
  await recordAudit(tx, {
    actor,
    action: 'authn_password_change',
    object: { type: 'admin_user', id },
    after: { account: email },
    request,
  })
  const others = { adminUserId: id, except: session.id }
  return { ended: await endSessions(tx, others, 'password changed', actor, request) }
}

/** Makes a secret for a new authenticator; the present one stays in force until it is confirmed. */
export async function offerAuthenticator(tx: Transaction, _input: object, { user }: Session) {
  await startEnrolment(tx, user.id)
  const secret = await pendingSecret(user.id, tx)
  if (!secret) throw new NotFoundError('There is no authenticator to confirm: begin again.')
  return offerOf(secret, user.email)
}

/**
 * Puts the authenticator in force; yields the recovery codes, which are shown this once.
 * @throws RuleError the code is wrong
 */
export async function confirmAuthenticator(
  tx: Transaction,
  { code }: CodeInput,
  { user }: Session,
  request: RequestFacts,
): Promise<{ codes: string[] }> {
  const codes = await confirmEnrolment(tx, user, code, request)
  if (!codes) throw new RuleError('That code is not right. Use the one shown now.', 'code')
  return { codes }
}

/**
 * In a demo bank: does without a second factor again.
 * @throws RuleError everywhere else
 */
export async function removeAuthenticator(
  tx: Transaction,
  _input: object,
  session: Session,
  request: RequestFacts,
): Promise<null> {
  if (!session.demo)
    throw new RuleError('In this bank every admin has a second factor: replace yours instead.')
  const where = { adminUserId: session.user.id }
  await tx.totpSecret.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await recordFactor(tx, session, 'authn_token_revoked', 'authenticator', request)
  return null
}

/**
 * Makes ten new recovery codes; the old ones are worth nothing any more.
 * @throws RuleError there is no authenticator they could stand in for
 */
export async function renewCodes(
  tx: Transaction,
  _input: object,
  session: Session,
  request: RequestFacts,
): Promise<{ codes: string[] }> {
  if (!(await hasSecondFactor(tx, session.user.id))) throw new RuleError('Set up an authenticator first.')
  await recordFactor(tx, session, 'authn_token_created', 'recovery codes', request)
  return { codes: await renewRecoveryCodes(tx, session.user.id) }
}

function recordFactor(
  tx: Transaction,
  session: Session,
  action: 'authn_token_created' | 'authn_token_revoked',
  what: string,
  request: RequestFacts,
) {
  const object = { type: 'admin_user', id: session.user.id } as const
  return recordAudit(tx, { actor: actorOf(session), action, object, after: { what }, request })
}

/**
 * Forgets a device of the own: signing in there is a stranger's again.
 * @throws NotFoundError it is nobody's, somebody else's or forgotten already
 */
export async function forgetDevice(
  tx: Transaction,
  { deviceId }: { deviceId: string },
  session: Session,
  request: RequestFacts,
): Promise<null> {
  const { count } = await tx.knownDevice.updateMany({
    where: { id: deviceId, adminUserId: session.user.id, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  if (count === 0) throw new NotFoundError('This device is not known any more.')
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'authn_token_revoked',
    object: { type: 'known_device', id: deviceId },
    after: { what: 'known device' },
    request,
  })
  return null
}

/**
 * Ends a session of the own.
 * @throws NotFoundError it is nobody's, somebody else's or over already
 */
export async function endOwnSession(
  tx: Transaction,
  { sessionId }: { sessionId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ ended: number }> {
  const which = { id: sessionId, adminUserId: session.user.id }
  const ended = await endSessions(tx, which, 'ended by its owner', actorOf(session), request)
  if (ended === 0) throw new NotFoundError('This session is over already.')
  return { ended }
}

/** Ends every session of the own but the present one. */
export async function endOtherSessions(
  tx: Transaction,
  _input: object,
  session: Session,
  request: RequestFacts,
): Promise<{ ended: number }> {
  const which = { adminUserId: session.user.id, except: session.id }
  return { ended: await endSessions(tx, which, 'ended by its owner', actorOf(session), request) }
}
