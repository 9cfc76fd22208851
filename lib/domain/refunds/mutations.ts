import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import type { Executor } from '@/lib/approvals/executor'
import { requestApproval } from '@/lib/approvals/request'
import { changedSince } from '@/lib/audit/changed-since'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { Prisma } from '@/lib/db/generated/client'
import { lockTransactions } from '@/lib/db/lock'
import { giveReason } from '@/lib/db/reason'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { formatMoney } from '@/lib/format/money'
import { humanise, nameOf, statusLook } from '@/lib/format/status'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { postRefund } from '@/lib/ledger/refund'
import { REFUNDABLE_STATUSES } from './constants'
import { findOriginal, type Original } from './data'
import { type Refund, type RefundInput, refundArguments } from './schema'

const decimal = (amount: string) => new Prisma.Decimal(amount)

/** The transaction, held until the end; its other side too where it is a transfer. */
async function hold(tx: Transaction, id: string): Promise<Original> {
  await lockTransactions(tx, [id])
  const original = await findOriginal(tx, id)
  if (!original) throw new NotFoundError('There is no such transaction.')
  return original
}

const wordsOf = ({ status, given }: Original) => {
  const now = statusLook('transaction', status).label.toLowerCase()
  return given.gt(0) ? `${now}, with ${formatMoney(given.toFixed(2))} given back` : now
}

/** @throws RuleError why nothing, or not that much, can be given back */
function checkRefund(original: Original, amount: string): void {
  const { type, direction, status, left } = original
  if (type === 'refund') throw new RuleError('This gives money back already: a refund is not refunded.')
  if (type === 'wallet_transfer' && direction === 'credit') {
    throw new RuleError('Refund a transfer from the side of its sender.')
  }
  if (!REFUNDABLE_STATUSES.some((one) => one === status)) {
    throw new RuleError(
      `It is ${statusLook('transaction', status).label.toLowerCase()}: there is nothing to give back.`,
    )
  }
  if (decimal(amount).gt(left)) {
    throw new RuleError(`At most ${formatMoney(left.toFixed(2))} of it can be given back.`, 'amount')
  }
}

/** Gives money of a transaction back above what one person may; takes two. */
export const refundTransaction: Executor<Refund> = {
  input: refundArguments,

  async state(tx, id, held) {
    if (held) await lockTransactions(tx, [id])
    const original = await findOriginal(tx, id)
    return original && { version: original.version, words: wordsOf(original) }
  },

  async plan(tx, id, { amount, reasonCode }) {
    const original = await hold(tx, id)
    checkRefund(original, amount)
    const back = (sum: Prisma.Decimal) => formatMoney(sum.toFixed(2))
    return {
      title: `Refund ${formatMoney(amount)} of ${original.reference}, ${original.customer.fullName}`,
      changes: [
        { what: 'Given back', before: back(original.given), after: back(original.given.plus(amount)) },
        {
          what: 'Left of the amount',
          before: back(original.left),
          after: back(original.left.minus(amount)),
        },
        {
          what: original.direction === 'debit' ? 'Into the wallet' : 'Out of the wallet',
          before: '—',
          after: formatMoney(amount),
        },
        { what: 'Reason', before: '—', after: humanise(reasonCode) },
      ],
    }
  },

  async execute(tx, id, refund, { approvalId, reason, maker, checker, request }) {
    await give(tx, await hold(tx, id), refund, {
      actor: checker,
      reason,
      request,
      approval: { approvalId, maker },
    })
  },
}

type Because = {
  actor: AuditActor
  reason: string
  request: RequestFacts
  approval?: { approvalId: string; maker: string }
}

type Given = { outcome: 'refunded'; refundId: string; reference: string; left: string }

/** Books the refund of a transaction that is held. */
async function give(
  tx: Transaction,
  original: Original,
  { amount, reasonCode }: Refund,
  { actor, reason, request, approval }: Because,
): Promise<Given> {
  checkRefund(original, amount)
  await giveReason(tx, reason)
  const posted = await postRefund(tx, original, {
    amount: decimal(amount),
    description: `Refund of ${nameOf(original.type)} ${original.reference}: ${humanise(reasonCode).toLowerCase()}`,
    whole: decimal(amount).eq(original.left),
    zone: env().BANK_TIME_ZONE,
  })
  const left = original.left.minus(amount).toFixed(2)
  await recordAudit(tx, {
    actor,
    action: 'transaction_refunded',
    object: { type: 'transaction', id: original.id },
    before: { status: original.status, givenBack: original.given.toFixed(2) },
    after: {
      status: posted.status,
      givenBack: original.given.plus(amount).toFixed(2),
      amount: decimal(amount).toFixed(2),
      reasonCode,
      refund: posted.reference,
      refundId: posted.id,
      ...approval,
    },
    reason,
    request,
  })
  return { outcome: 'refunded', refundId: posted.id, reference: posted.reference, left }
}

/**
 * Gives money of a transaction back, in whole or in part, as a new transaction that names it. More than a configured
 * amount of one transaction, all refunds together, takes a second person: then it is only asked for.
 * @throws NotFoundError · ConflictError it is not as the person saw it · RuleError the bank's rules refuse it, a wallet
 *   that is frozen, closed or has too little among them · else as `requestApproval`
 */
export async function giveRefund(
  tx: Transaction,
  { transactionId, seenVersion, reason, ...refund }: RefundInput,
  session: Session,
  request: RequestFacts,
): Promise<Given | { outcome: 'asked' }> {
  const original = await hold(tx, transactionId)
  if (original.version !== seenVersion) {
    const message = `It is ${wordsOf(original)} now: look again before you give money back.`
    throw await changedSince(tx, 'transaction', transactionId, message)
  }
  checkRefund(original, refund.amount)
  if (original.given.plus(refund.amount).gt(env().REFUND_APPROVAL_ABOVE)) {
    const about = {
      action: 'transaction.refund',
      targetId: transactionId,
      seenVersion,
      input: refund,
      reason,
    } as const
    await requestApproval(tx, refundTransaction, about, session, request)
    return { outcome: 'asked' }
  }
  return give(tx, original, refund, { actor: actorOf(session), reason, request })
}
