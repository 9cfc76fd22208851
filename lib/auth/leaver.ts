import 'server-only'
import { policyOf } from '@/lib/approvals/policy'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { can, type Permission, type Role } from './permissions'

/** What somebody holds that would wait for nobody once they are gone. */
export type Held = { kycClaims: string[]; alerts: string[]; cases: string[]; requests: string[] }

export type Leaver = {
  user: { id: string; email: string }
  /** What they may do from now on; null for an account that is disabled. */
  role: Role | null
  /** Who takes over what they may; the rest goes back to the queue. Null gives all of it back. */
  successor: { id: string; name: string; role: Role } | null
  actor: AuditActor
  request: RequestFacts | null
}

/** What an account holds now, by the ids of the records. */
export async function heldBy(tx: Transaction, userId: string): Promise<Held> {
  const select = { id: true } as const
  const kyc = { claimedById: userId, status: 'in_progress' } as const
  const [kycClaims, alerts, cases, requests] = [
    await tx.kycRecord.findMany({ where: kyc, select }),
    await tx.alertNotification.findMany({ where: { assigneeId: userId, status: 'firing' }, select }),
    await tx.suspiciousActivity.findMany({
      where: { assigneeId: userId, status: { not: 'closed' } },
      select,
    }),
    await tx.approval.findMany({ where: { makerId: userId, status: 'pending' }, select }),
  ].map((rows) => rows.map(({ id }) => id))
  return { kycClaims: kycClaims ?? [], alerts: alerts ?? [], cases: cases ?? [], requests: requests ?? [] }
}

/**
 * Hands over what somebody may no longer work on: claimed KYC reviews go back to the queue or to the successor,
 * alerts and cases to the successor or to nobody, and their own requests are withdrawn. One row of the trail each.
 * @returns what they had
 */
export async function handOver(tx: Transaction, leaver: Leaver): Promise<Held> {
  const held = await heldBy(tx, leaver.user.id)
  const lost = {
    kycClaims: keeps(leaver, 'kyc:claim') ? [] : held.kycClaims,
    alerts: keeps(leaver, 'alerts:acknowledge') ? [] : held.alerts,
    cases: keeps(leaver, 'suspicious:triage') ? [] : held.cases,
  }
  await passOnReviews(tx, lost.kycClaims, leaver)
  const alertTaker = taker(leaver, 'alerts:acknowledge')
  await tx.alertNotification.updateMany({
    where: { id: { in: lost.alerts }, assigneeId: leaver.user.id },
    data: { assigneeId: alertTaker?.id ?? null },
  })
  for (const id of lost.alerts) await record(tx, leaver, 'alert_assigned', 'alert', id, alertTaker)
  const caseTaker = taker(leaver, 'suspicious:triage')
  await tx.suspiciousActivity.updateMany({
    where: { id: { in: lost.cases }, assigneeId: leaver.user.id },
    data: { assigneeId: caseTaker?.id ?? null },
  })
  for (const id of lost.cases)
    await record(tx, leaver, 'suspicious_assigned', 'suspicious_activity', id, caseTaker)
  return { ...lost, requests: await withdrawRequests(tx, leaver) }
}

const keeps = ({ role }: Leaver, permission: Permission) => role !== null && can(role, permission)

function taker({ successor }: Leaver, permission: Permission): Leaver['successor'] {
  return successor && can(successor.role, permission) ? successor : null
}

async function passOnReviews(tx: Transaction, ids: string[], leaver: Leaver): Promise<void> {
  const next = taker(leaver, 'kyc:claim')
  await tx.kycRecord.updateMany({
    where: { id: { in: ids }, claimedById: leaver.user.id, status: 'in_progress' },
    data: next ? { claimedById: next.id } : { status: 'pending', claimedById: null, claimedUntil: null },
  })
  for (const id of ids) await record(tx, leaver, 'kyc_claim_handed_over', 'kyc_record', id, next)
  if (keeps(leaver, 'kyc:claim')) return
  // What was meant for them and nobody has begun.
  await tx.kycRecord.updateMany({
    where: {
      assignedToId: leaver.user.id,
      status: { in: ['pending', 'in_progress', 'resubmission_requested'] },
    },
    data: { assignedToId: next?.id ?? null },
  })
}

async function withdrawRequests(tx: Transaction, leaver: Leaver): Promise<string[]> {
  const pending = await tx.approval.findMany({
    where: { makerId: leaver.user.id, status: 'pending' },
    select: { id: true, action: true },
  })
  const voided = pending.filter(({ action }) => {
    const policy = policyOf(action)
    return !policy || !keeps(leaver, policy.make)
  })
  const withdrawn = await tx.approval.updateManyAndReturn({
    where: { id: { in: voided.map(({ id }) => id) }, status: 'pending' },
    data: { status: 'cancelled', decidedAt: new Date() },
    select: { id: true },
  })
  for (const { id } of withdrawn) {
    await recordAudit(tx, {
      actor: leaver.actor,
      action: 'approval_withdrawn',
      object: { type: 'approval', id },
      after: { maker: leaver.user.email },
      reason: leaver.role
        ? 'who asked may not ask for this any more'
        : 'the account of who asked was disabled',
      request: leaver.request,
    })
  }
  return withdrawn.map(({ id }) => id)
}

function record(
  tx: Transaction,
  { user, actor, request }: Leaver,
  action: 'alert_assigned' | 'suspicious_assigned' | 'kyc_claim_handed_over',
  type: 'alert' | 'suspicious_activity' | 'kyc_record',
  id: string,
  next: Leaver['successor'],
): Promise<void> {
  return recordAudit(tx, {
    actor,
    action,
    object: { type, id },
    before: { assignee: user.email },
    after: { assigneeId: next?.id ?? null, assignee: next?.name ?? null },
    request,
  })
}
