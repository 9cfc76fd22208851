import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import type { AuditAction } from '@/lib/audit/actions'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { TransactionStatus } from '@/lib/db/generated/enums'
import { giveReason } from '@/lib/db/reason'
import type { Transaction } from '@/lib/db/transaction'
import { statusLook } from '@/lib/format/status'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { POSTED_STATUSES } from './constants'
import type { ReconcileInput, StatusInput } from './schema'

type Deed = (
  tx: Transaction,
  input: StatusInput,
  session: Session,
  request: RequestFacts,
) => Promise<{ status: string }>

/** Stops a transaction before its money moves, until somebody releases or stops it. Throws as every deed here. */
export const holdTransaction = deed('on_hold', 'transaction_held')

/** Lets a held transaction go on: the bank's core checks it as any other, and posts it or says why not. */
export const releaseTransaction = deed(
  'processing',
  'transaction_released',
  (tx, id) => tx.$executeRaw`
    UPDATE eft_payments SET status = 'processing', processed_at = greatest(clock_timestamp(), created_at)
    WHERE transaction_id = ${id}::uuid AND status = 'pending'`,
)

/** Stops a held transaction for good, and the EFT payment behind it. No money has moved, and none will. */
export const stopTransaction = deed(
  'cancelled',
  'transaction_cancelled',
  (tx, id) => tx.$executeRaw`
    UPDATE eft_payments SET status = 'cancelled'
    WHERE transaction_id = ${id}::uuid AND status IN ('pending', 'processing')`,
)

/** Notes that the customer disputes a payment; the money stays where it is until it is settled or refunded. */
export const disputeTransaction = deed('disputed', 'transaction_disputed')

/** Ends a dispute with the payment as it was. Giving the money back is a refund. */
export const settleDispute = deed('completed', 'dispute_settled')

/**
 * A change of status by one person. Each throws NotFoundError no such transaction · ConflictError the status is not what
 * the person saw.
 */
function deed(
  status: TransactionStatus,
  audited: AuditAction,
  follow?: (tx: Transaction, id: string) => Promise<unknown>,
): Deed {
  return async (tx, { transactionId, seenStatus, reason }, session, request) => {
    await giveReason(tx, reason)
    const { count } = await tx.transaction.updateMany({
      where: { id: transactionId, status: seenStatus },
      data: { status },
    })
    if (count === 0) throw await changed(tx, transactionId)
    await follow?.(tx, transactionId)
    await recordAudit(tx, {
      actor: actorOf(session),
      action: audited,
      object: { type: 'transaction', id: transactionId },
      before: { status: seenStatus },
      after: { status },
      reason,
      request,
    })
    return { status }
  }
}

/** Why the status is not what the person saw. The bank's core changes it as well, so the events know better than the trail. */
async function changed(tx: Transaction, id: string): Promise<Error> {
  const [event] = await tx.transactionEvent.findMany({
    where: { transactionId: id },
    orderBy: { id: 'desc' },
    take: 1,
  })
  if (!event) return new NotFoundError('There is no such transaction.')
  const now = statusLook('transaction', event.toStatus).label.toLowerCase()
  return new ConflictError({
    message: `The transaction is ${now} now: look again first.`,
    changedBy: event.actor,
    changedAt: event.createdAt,
  })
}

/**
 * Marks a posted transaction as found on the other bank's statement.
 * @throws NotFoundError · RuleError it has moved no money · ConflictError somebody marked it already
 */
export function reconcileTransaction(
  tx: Transaction,
  input: ReconcileInput,
  session: Session,
  request: RequestFacts,
): Promise<{ reconciled: boolean }> {
  return mark(tx, input, true, session, request)
}

/**
 * Takes the mark back.
 * @throws as `reconcileTransaction`
 */
export function unreconcileTransaction(
  tx: Transaction,
  input: ReconcileInput,
  session: Session,
  request: RequestFacts,
): Promise<{ reconciled: boolean }> {
  return mark(tx, input, false, session, request)
}

async function mark(
  tx: Transaction,
  { transactionId, reason }: ReconcileInput,
  reconciled: boolean,
  session: Session,
  request: RequestFacts,
): Promise<{ reconciled: boolean }> {
  const { count } = await tx.transaction.updateMany({
    where: { id: transactionId, isReconciled: !reconciled, status: { in: [...POSTED_STATUSES] } },
    data: { isReconciled: reconciled },
  })
  if (count === 0) {
    const found = await tx.transaction.findUnique({
      where: { id: transactionId },
      select: { isReconciled: true },
    })
    if (!found) throw new NotFoundError('There is no such transaction.')
    if (found.isReconciled !== reconciled) {
      throw new RuleError('It has moved no money: there is nothing to compare with a statement.')
    }
    const message = reconciled ? 'It is reconciled already.' : 'It is not reconciled any more.'
    throw await changedSince(tx, 'transaction', transactionId, message)
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: reconciled ? 'transaction_reconciled' : 'reconciliation_undone',
    object: { type: 'transaction', id: transactionId },
    before: { reconciled: !reconciled },
    after: { reconciled },
    reason,
    request,
  })
  return { reconciled }
}
