import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import { recordAudit } from '@/lib/audit/record'
import { can, ROLES } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { actorOf } from './actor'
import type { Executor } from './executor'
import { APPROVALS, type ApprovalAction, type ApprovalPolicy } from './policy'

type Asked<Input> = {
  action: ApprovalAction
  targetId: string
  /** What the person saw: another version is a conflict. */
  seenVersion: string
  input: Input
  reason: string
}

/**
 * Asks for something that takes two. Nothing changes until somebody else approves it.
 * @throws NotFoundError no such target · ConflictError it is not as the person saw it, or the same is asked for
 *   already · RuleError the bank's rules refuse it, or nobody else could approve it
 */
export async function requestApproval<Input extends object>(
  tx: Transaction,
  executor: Executor<Input>,
  { action, targetId, seenVersion, input, reason }: Asked<Input>,
  session: Session,
  request: RequestFacts,
): Promise<{ approvalId: string }> {
  const { target } = APPROVALS[action]
  const state = await executor.state(tx, targetId, true)
  if (!state) throw new NotFoundError('There is no such record.')
  if (state.version !== seenVersion) {
    const { by, at } = await lastChange(tx, target, targetId)
    const message = `It is ${state.words} now: look at it again before you ask.`
    throw new ConflictError({ message, changedBy: by, changedAt: at })
  }
  const { title, changes } = await executor.plan(tx, targetId, input)
  await needSomebodyElse(tx, action, targetId, session)
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO approvals
      (action, target_type, target_id, target_version, arguments, title, changes, reason, maker_id, expires_at)
    VALUES (${action}, ${target}, ${targetId}, ${state.version}, ${JSON.stringify(input)}::jsonb, ${title},
      ${JSON.stringify(changes)}::jsonb, ${reason}, ${session.user.id}::uuid,
      now() + make_interval(hours => ${env().APPROVAL_EXPIRY_HOURS}::int))
    ON CONFLICT DO NOTHING RETURNING id`
  if (!made) throw await alreadyAsked(tx, action, targetId)
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'approval_requested',
    object: { type: 'approval', id: made.id },
    after: { asked: action, target, targetId, title, ...input },
    reason,
    request,
  })
  return { approvalId: made.id }
}

/** A request that nobody could ever approve would only wait for its end. */
async function needSomebodyElse(
  tx: Transaction,
  action: ApprovalAction,
  targetId: string,
  { user }: Session,
): Promise<void> {
  const { check, target }: ApprovalPolicy = APPROVALS[action]
  const excluded = target === 'admin_user' ? [user.id, targetId] : [user.id]
  const others = await tx.adminUser.findMany({
    where: { status: 'active', role: { in: ROLES.filter((role) => can(role, check)) } },
    select: { id: true },
  })
  if (others.some(({ id }) => !excluded.includes(id))) return
  throw new RuleError('Nobody else could approve this: another account with a role that may is needed first.')
}

async function alreadyAsked(tx: Transaction, action: ApprovalAction, targetId: string): Promise<Error> {
  const pending = await tx.approval.findFirst({
    where: { action, targetType: APPROVALS[action].target, targetId, status: 'pending' },
    select: { createdAt: true, maker: { select: { name: true } } },
  })
  return new ConflictError({
    message: 'The same is asked for already, and waits for a decision.',
    changedBy: pending?.maker.name ?? null,
    changedAt: pending?.createdAt ?? null,
  })
}
