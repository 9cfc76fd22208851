import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { forgetApprovalsToDecide } from '@/lib/cache/approvals-to-decide'
import { afterCommit, type Transaction } from '@/lib/db/transaction'
import { ForbiddenError, NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { actorOf } from './actor'
import { conflictOf } from './conflict'
import { executorOf } from './executors'
import { policyOf } from './policy'

type Note = { approvalId: string; note: string | null }

/**
 * Approves a request and carries it out: one conditional update decides, in the transaction that does it.
 * @throws NotFoundError · ForbiddenError the own request, a request about the own account, or a role that may not ·
 *   ConflictError somebody was faster, it expired, or the target has changed · RuleError the bank's rules refuse it now
 */
export async function approve(
  tx: Transaction,
  { approvalId, note }: Note,
  session: Session,
  request: RequestFacts,
): Promise<{ title: string }> {
  const asked = await admitted(tx, approvalId, session)
  const executor = executorOf(asked.action)
  const state = await executor.state(tx, asked.targetId, true)
  const approved = await tx.$executeRaw`
    UPDATE approvals SET status = 'approved', checker_id = ${session.user.id}::uuid, decision_note = ${note},
      decided_at = clock_timestamp()
    WHERE id = ${approvalId}::uuid AND status = 'pending' AND expires_at > clock_timestamp()
      AND maker_id <> ${session.user.id}::uuid AND target_version = ${state?.version ?? ''}
      AND EXISTS (SELECT FROM admin_users m WHERE m.id = maker_id AND m.status = 'active')`
  if (approved === 0) throw await conflictOf(tx, approvalId, state)
  await audit(tx, 'approval_approved', asked, session, request, note)
  afterCommit(tx, () => void forgetApprovalsToDecide(session.user.id))
  await executor.execute(tx, asked.targetId, asked.arguments, {
    approvalId: asked.id,
    reason: asked.reason,
    maker: asked.maker.email,
    checker: actorOf(session),
    request,
  })
  return { title: asked.title }
}

/**
 * Refuses a request, with the reason its maker reads.
 * @throws NotFoundError · ForbiddenError as for `approve` · ConflictError it is decided or expired
 */
export async function reject(
  tx: Transaction,
  { approvalId, note }: Note & { note: string },
  session: Session,
  request: RequestFacts,
): Promise<{ title: string }> {
  const asked = await admitted(tx, approvalId, session)
  const rejected = await tx.$executeRaw`
    UPDATE approvals SET status = 'rejected', checker_id = ${session.user.id}::uuid, decision_note = ${note},
      decided_at = clock_timestamp()
    WHERE id = ${approvalId}::uuid AND status = 'pending' AND expires_at > clock_timestamp()
      AND maker_id <> ${session.user.id}::uuid`
  if (rejected === 0) throw await conflictOf(tx, approvalId)
  await audit(tx, 'approval_rejected', asked, session, request, note)
  afterCommit(tx, () => void forgetApprovalsToDecide(session.user.id))
  return { title: asked.title }
}

/**
 * Withdraws an own request.
 * @throws NotFoundError · ForbiddenError it is somebody else's · ConflictError it is decided or expired
 */
export async function withdraw(
  tx: Transaction,
  { approvalId }: { approvalId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ title: string }> {
  const asked = await find(tx, approvalId)
  if (asked.makerId !== session.user.id) throw new ForbiddenError('Only who asked can withdraw a request.')
  const withdrawn = await tx.$executeRaw`
    UPDATE approvals SET status = 'cancelled', decided_at = clock_timestamp()
    WHERE id = ${approvalId}::uuid AND status = 'pending' AND maker_id = ${session.user.id}::uuid`
  if (withdrawn === 0) throw await conflictOf(tx, approvalId)
  await audit(tx, 'approval_withdrawn', asked, session, request, null)
  return { title: asked.title }
}

type Asked = Awaited<ReturnType<typeof find>>

async function find(tx: Transaction, id: string) {
  const asked = await tx.approval.findUnique({
    where: { id },
    include: { maker: { select: { email: true } } },
  })
  if (!asked) throw new NotFoundError('There is no such request.')
  return asked
}

/** The request, for somebody who may decide it. */
async function admitted(tx: Transaction, id: string, { user }: Session): Promise<Asked> {
  const asked = await find(tx, id)
  const policy = policyOf(asked.action)
  if (!policy || !can(user.role, policy.check)) {
    throw new ForbiddenError(`The role ${user.role} does not decide this.`)
  }
  if (asked.makerId === user.id)
    throw new ForbiddenError('You asked for this yourself: somebody else decides.')
  if (policy.target === 'admin_user' && asked.targetId === user.id) {
    throw new ForbiddenError('This is about your own account: somebody else decides.')
  }
  return asked
}

function audit(
  tx: Transaction,
  action: 'approval_approved' | 'approval_rejected' | 'approval_withdrawn',
  asked: Asked,
  session: Session,
  request: RequestFacts,
  note: string | null,
): Promise<void> {
  return recordAudit(tx, {
    actor: actorOf(session),
    action,
    object: { type: 'approval', id: asked.id },
    before: { status: 'pending' },
    after: {
      asked: asked.action,
      target: asked.targetType,
      targetId: asked.targetId,
      title: asked.title,
      maker: asked.maker.email,
    },
    reason: note ?? undefined,
    request,
  })
}
