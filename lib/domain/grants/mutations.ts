import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { statusLook } from '@/lib/format/status'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { grantVersion, lastDayOf } from './constants'
import type { ChangeInput, GrantInput, RevokeInput } from './schema'

/**
 * Lets an active merchant act for a customer, at once. Access that ended before is given anew.
 * @throws NotFoundError no such customer · RuleError no such merchant, it is not active, or the day is past ·
 *   ConflictError it has access already
 */
export async function grantAccess(
  tx: Transaction,
  { customerId, registrationNumber, accessType, grantReason, lastDay, reason }: GrantInput,
  session: Session,
  request: RequestFacts,
): Promise<{ grantId: string; merchant: string }> {
  const customer = await tx.customer.findUnique({ where: { id: customerId }, select: { status: true } })
  if (!customer) throw new NotFoundError('There is no such customer.')
  if (customer.status === 'closed') throw new RuleError('The customer is closed.')
  const [merchant] = await tx.$queryRaw<{ id: string; name: string; status: string }[]>`
    SELECT id, business_name AS name, status::text FROM merchants
    WHERE registration_number = ${registrationNumber} FOR SHARE`
  if (merchant?.status !== 'active') {
    const problem = merchant ? `${merchant.name} is ${merchant.status}.` : 'No merchant has this number.'
    throw new RuleError(problem, 'registrationNumber')
  }
  const expiresAt = await endOf(tx, lastDay)
  const [granted] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO merchant_customer_access AS a (merchant_id, customer_id, access_type, grant_reason, granted_by, expires_at)
    VALUES (${merchant.id}::uuid, ${customerId}::uuid, ${accessType}::access_type,
      ${grantReason}::access_grant_reason, ${session.user.email}, ${expiresAt}::timestamptz)
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET access_type = excluded.access_type,
      grant_reason = excluded.grant_reason, granted_by = excluded.granted_by, expires_at = excluded.expires_at,
      is_active = true, created_at = excluded.created_at
    WHERE NOT a.is_active OR a.expires_at <= now() RETURNING id`
  if (!granted) {
    const { id } = await tx.merchantCustomerAccess.findUniqueOrThrow({
      where: { merchantId_customerId: { merchantId: merchant.id, customerId } },
      select: { id: true },
    })
    throw await changedSince(tx, 'access_grant', id, `${merchant.name} has access already: change that.`)
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'access_granted',
    object: { type: 'access_grant', id: granted.id },
    after: { customerId, merchantId: merchant.id, access: accessType, grantReason, expiresAt },
    reason,
    request,
  })
  return { grantId: granted.id, merchant: merchant.name }
}

/**
 * Changes what a merchant may do for a customer, or until when, at once.
 * @throws NotFoundError · ConflictError it is not as the person saw it · RuleError nothing changes, or the day is past
 */
export async function changeAccess(
  tx: Transaction,
  { grantId, seenVersion, accessType, lastDay, reason }: ChangeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ access: string }> {
  const { access, expiresAt: before } = await hold(tx, grantId, seenVersion)
  // A day that was left as it is keeps its hour, which is not always midnight.
  const kept = before !== null && lastDay === lastDayOf(before.toISOString(), env().BANK_TIME_ZONE)
  const expiresAt = kept ? before : await endOf(tx, lastDay)
  if (access === accessType && before?.getTime() === expiresAt?.getTime()) {
    throw new RuleError('This is what it may do already.', 'accessType')
  }
  await tx.merchantCustomerAccess.update({
    where: { id: grantId },
    data: { accessType, expiresAt },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'access_changed',
    object: { type: 'access_grant', id: grantId },
    before: { access, expiresAt: before },
    after: { access: accessType, expiresAt },
    reason,
    request,
  })
  return { access: accessType }
}

/**
 * Ends the access of a merchant to a customer, at once. It can be granted again.
 * @throws NotFoundError · ConflictError it is not as the person saw it
 */
export async function revokeAccess(
  tx: Transaction,
  { grantId, seenVersion, reason }: RevokeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ ended: true }> {
  const { access } = await hold(tx, grantId, seenVersion)
  await tx.merchantCustomerAccess.update({
    where: { id: grantId },
    data: { isActive: false },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'access_revoked',
    object: { type: 'access_grant', id: grantId },
    before: { access, active: true },
    after: { active: false },
    reason,
    request,
  })
  return { ended: true }
}

/** A grant that is not ended, held, as the person saw it. */
async function hold(tx: Transaction, id: string, seenVersion: string) {
  await tx.$queryRaw`SELECT FROM merchant_customer_access WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const grant = await tx.merchantCustomerAccess.findUnique({ where: { id } })
  if (!grant) throw new NotFoundError('There is no such grant.')
  const { accessType: access, expiresAt, isActive } = grant
  if (!isActive || grantVersion(access, expiresAt?.toISOString() ?? null, isActive) !== seenVersion) {
    const now = isActive ? statusLook('access', access).label.toLowerCase() : 'ended'
    throw await changedSince(tx, 'access_grant', id, `The access is ${now} now: look again first.`)
  }
  return { access, expiresAt }
}

/** The instant at which a day of the bank ends. @throws RuleError it is over */
async function endOf(tx: Transaction, lastDay: string | null): Promise<Date | null> {
  if (lastDay === null) return null
  const [row] = await tx.$queryRaw<{ end: Date; over: boolean }[]>`
    SELECT e AS end, e <= now() AS over
    FROM (SELECT (${lastDay}::date + 1)::timestamp AT TIME ZONE ${env().BANK_TIME_ZONE} AS e) day`
  if (!row || row.over) throw new RuleError('This day is over.', 'lastDay')
  return row.end
}
