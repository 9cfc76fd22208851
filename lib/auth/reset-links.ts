import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { endChallenges } from './challenge'
import { endSessions } from './end-sessions'
import { hashPassword } from './password'
import { passwordProblem } from './password-policy'
import type { Role } from './permissions'
import type { Session } from './session'
import { hashToken, newToken } from './session-token'
import { unlock } from './unlock'

const MINUTES = 60

/**
 * Makes a link with which another admin sets a new password: once, within the hour, and only the newest one. It does
 * not sign in, and the second factor stays what it is. Its secret is behind the `#`, which browsers send to nobody.
 * The action that calls this needs `keepsNothing`: nothing but the answer may know the link.
 * @returns the address, from the root of the portal, and until when it is good
 * @throws NotFoundError no such account · RuleError it is the own one, or disabled
 */
export async function issueResetLink(
  tx: Transaction,
  adminUserId: string,
  session: Session,
  request: RequestFacts,
): Promise<{ path: string; expiresAt: string }> {
  const user = await tx.adminUser.findUnique({
    where: { id: adminUserId },
    select: { email: true, status: true },
  })
  if (!user) throw new NotFoundError('There is no such account.')
  if (adminUserId === session.user.id)
    throw new RuleError('Change your own password under “Account and security”.')
  if (user.status !== 'active') throw new RuleError('The account is disabled: nobody can sign in with it.')
  const token = newToken()
  await tx.$executeRaw`
    UPDATE password_reset_links SET revoked_at = now()
    WHERE admin_user_id = ${adminUserId}::uuid AND used_at IS NULL AND revoked_at IS NULL`
  const [link] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO password_reset_links (token_hash, admin_user_id, issued_by, expires_at)
    VALUES (${hashToken(token)}, ${adminUserId}::uuid, ${session.user.id}::uuid, now() + make_interval(mins => ${MINUTES}::int))
    RETURNING expires_at AS "expiresAt"`
  await recordAudit(tx, {
    actor: { name: session.user.email, id: session.user.id, role: session.user.role },
    action: 'authn_token_created',
    object: { type: 'admin_user', id: adminUserId },
    after: { account: user.email, what: 'reset link', expiresAt: link?.expiresAt },
    request,
  })
  return { path: `/login/reset#${token}`, expiresAt: link?.expiresAt.toISOString() ?? '' }
}

type Owner = { linkId: string; id: string; email: string; name: string; role: Role }

/**
 * Sets the new password of the link's account, uses the link up and ends the account's sessions.
 * @throws ConflictError the link is over: used, replaced, too old or nobody's · RuleError the password is refused
 */
export async function redeemResetLink(token: string, password: string, request: RequestFacts): Promise<void> {
  const owner = await ownerOf(db(), token)
  if (!owner) throw over()
  const problem = passwordProblem(password, [owner.email, owner.name])
  if (problem) throw new RuleError(problem, 'newPassword')
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    const used = await tx.$executeRaw`
      UPDATE password_reset_links SET used_at = now()
      WHERE id = ${owner.linkId}::uuid AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()`
    if (used === 0) throw over()
    const { count } = await tx.adminUser.updateMany({
      where: { id: owner.id, status: 'active' },
      data: { passwordHash, passwordChangedAt: new Date() },
    })
    if (count === 0) throw over()
    const actor = { name: owner.email, id: owner.id, role: owner.role }
    await recordAudit(tx, {
      actor,
      action: 'authn_password_change',
      object: { type: 'admin_user', id: owner.id },
      after: { account: owner.email, with: 'reset link' },
      request,
    })
    await unlock(tx, owner.email, owner.email, 'new password set with a reset link')
    await endChallenges(tx, owner.id)
    await endSessions(tx, { adminUserId: owner.id }, 'password changed', actor, request)
  })
}

async function ownerOf(client: Pick<Transaction, '$queryRaw'>, token: string): Promise<Owner | null> {
  const [owner] = await client.$queryRaw<Owner[]>`
    SELECT l.id AS "linkId", u.id, u.email, u.name, u.role::text
    FROM password_reset_links l JOIN admin_users u ON u.id = l.admin_user_id AND u.status = 'active'
    WHERE l.token_hash = ${hashToken(token)} AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > now()`
  return owner ?? null
}

const over = () =>
  new ConflictError({
    message:
      'This link is over: it was used, replaced by a newer one, or is older than an hour. Ask for another.',
    changedBy: null,
    changedAt: null,
  })
