import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { ReactivateInput, SuspendInput, TagsInput } from './schema'

/**
 * Suspends a customer at once: they begin nothing new. Money that comes in still arrives, and nothing of theirs is frozen.
 * @throws NotFoundError no such customer · ConflictError the status is not what the person saw
 */
export function suspendCustomer(
  tx: Transaction,
  input: SuspendInput,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  return change(tx, { ...input, status: 'suspended' }, session, request)
}

/**
 * Ends a suspension at once.
 * @throws as `suspendCustomer`
 */
export function reactivateCustomer(
  tx: Transaction,
  input: ReactivateInput,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  return change(tx, { ...input, status: 'active' }, session, request)
}

type Change = (SuspendInput | ReactivateInput) & { status: 'suspended' | 'active' }

async function change(
  tx: Transaction,
  { customerId, seenStatus, status, reason }: Change,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  const { count } = await tx.customer.updateMany({
    where: { id: customerId, status: seenStatus },
    data: { status },
  })
  if (count === 0) {
    const customer = await tx.customer.findUnique({ where: { id: customerId }, select: { status: true } })
    if (!customer) throw new NotFoundError('There is no such customer.')
    throw await changedSince(
      tx,
      'customer',
      customerId,
      `The customer is ${customer.status} now: look again first.`,
    )
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: status === 'suspended' ? 'customer_suspended' : 'customer_reactivated',
    object: { type: 'customer', id: customerId },
    before: { status: seenStatus },
    after: { status },
    reason,
    request,
  })
  return { status }
}

/**
 * Puts tags on a customer and takes others off: only what the person changed against what they saw, so that what
 * somebody else tagged meanwhile stays.
 * @throws NotFoundError no such customer
 */
export async function setTags(
  tx: Transaction,
  { customerId, seen, tags }: TagsInput,
  session: Session,
  request: RequestFacts,
): Promise<{ tags: string[] }> {
  const [held] = await tx.$queryRaw<unknown[]>`
    SELECT FROM customers WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  if (!held) throw new NotFoundError('There is no such customer.')
  const of = () =>
    tx.customerTag.findMany({ where: { customerId }, orderBy: { tag: 'asc' }, select: { tag: true } })
  const before = (await of()).map(({ tag }) => tag)
  const added = tags.filter((tag) => !seen.includes(tag) && !before.includes(tag))
  const removed = seen.filter((tag) => !tags.includes(tag) && before.includes(tag))
  if (added.length + removed.length === 0) return { tags: before }
  await tx.customerTag.createMany({
    data: added.map((tag) => ({ customerId, tag, addedById: session.user.id })),
  })
  await tx.customerTag.deleteMany({ where: { customerId, tag: { in: removed } } })
  const after = (await of()).map(({ tag }) => tag)
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'customer_tagged',
    object: { type: 'customer', id: customerId },
    before: { tags: before },
    after: { tags: after },
    request,
  })
  return { tags: after }
}
