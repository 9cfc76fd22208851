import 'server-only'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { endSessions } from './end-sessions'
import type { Role } from './permissions'
import { renewRecoveryCodes } from './recovery-codes'
import { databaseTime, sealedColumns } from './second-factor'
import { unseal } from './secret-box'
import { newTotpSecret, totpStep } from './totp'

/** Makes a secret to be confirmed by a code. An authenticator that is in force stays so until then. */
export async function startEnrolment(tx: Transaction, adminUserId: string): Promise<void> {
  const sealed = { ...sealedColumns(newTotpSecret(), adminUserId), createdAt: new Date() }
  await tx.totpEnrolment.upsert({
    where: { adminUserId },
    create: { adminUserId, ...sealed },
    update: sealed,
    select: { adminUserId: true },
  })
}

/** The secret that waits for its first code, or null. */
export async function pendingSecret(
  adminUserId: string,
  client: Pick<Transaction, 'totpEnrolment'> = db(),
): Promise<string | null> {
  const pending = await client.totpEnrolment.findUnique({ where: { adminUserId } })
  return pending && unseal({ bytes: pending.secretEncrypted, keyId: pending.keyId }, adminUserId).secret
}

/**
 * Puts the pending secret in force when the code is one of its own, and makes new recovery codes.
 * @returns the codes, to be shown once; null when the code is wrong or nothing is pending
 */
export async function confirmEnrolment(
  tx: Transaction,
  user: { id: string; email: string; role: Role },
  typed: string,
  request: RequestFacts,
): Promise<string[] | null> {
  const adminUserId = user.id
  const secret = await pendingSecret(adminUserId, tx)
  const now = await databaseTime(tx)
  const step = secret && totpStep(secret, typed.normalize('NFKC').replace(/[\s-]/g, ''), now)
  if (!secret || !step) return null
  // Of two confirmations at once, the second finds nothing pending any more.
  const { count } = await tx.totpEnrolment.deleteMany({ where: { adminUserId } })
  if (count === 0) return null
  const columns = { ...sealedColumns(secret, adminUserId), lastUsedStep: step, confirmedAt: now }
  const { createdAt } = await tx.totpSecret.upsert({
    where: { adminUserId },
    create: { adminUserId, ...columns, createdAt: now },
    update: columns,
    select: { createdAt: true },
  })
  await recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'authn_token_created',
    object: { type: 'admin_user', id: user.id },
    after: { what: 'authenticator', replaced: createdAt.getTime() !== now.getTime() },
    request,
  })
  return renewRecoveryCodes(tx, adminUserId)
}

/**
 * Takes the second factor away from somebody who has lost it: the next sign-in sets up a new one. For whoever holds the
 * machine; no page does this, and neither does a link for a new password.
 * @returns how many sessions were ended
 */
export async function resetSecondFactor(
  tx: Transaction,
  user: { id: string; email: string },
  actor: AuditActor,
): Promise<number> {
  const where = { adminUserId: user.id }
  await tx.totpSecret.deleteMany({ where })
  await tx.totpEnrolment.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await tx.signInChallenge.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: new Date() } })
  await recordAudit(tx, {
    actor,
    action: 'authn_token_revoked',
    object: { type: 'admin_user', id: user.id },
    after: { account: user.email, what: 'second factor' },
    request: null,
  })
  return endSessions(tx, where, 'second factor reset', actor, null)
}
