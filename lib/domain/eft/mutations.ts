import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { lockTransactions } from '@/lib/db/lock'
import { giveReason } from '@/lib/db/reason'
import type { Transaction } from '@/lib/db/transaction'
import { nameOf, statusLook } from '@/lib/format/status'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { RETRY_MINUTES, STUCK_HOURS } from './constants'
import type { FailInput, RetryInput } from './schema'

/**
 * Sends a stuck payment to its bank again, under the same reference: the bank answers to one of them.
 * @throws NotFoundError · ConflictError it is not as the person saw it · RuleError it is not stuck, or was just sent
 */
export async function retryPayment(
  tx: Transaction,
  input: RetryInput,
  session: Session,
  request: RequestFacts,
): Promise<{ attempts: number }> {
  await hold(tx, input)
  const attempts = input.seenAttempts + 1
  await tx.$executeRaw`
    UPDATE eft_payments SET attempts = ${attempts}, retried_at = clock_timestamp() WHERE id = ${input.paymentId}::uuid`
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'eft_retried',
    object: { type: 'eft_payment', id: input.paymentId },
    before: { attempts: input.seenAttempts },
    after: { attempts, status: input.seenStatus },
    reason: input.reason,
    request,
  })
  return { attempts }
}

/**
 * Ends a stuck payment as failed, and the top-up that waits for it. No money has moved.
 * @throws as `retryPayment`
 */
export async function failPayment(
  tx: Transaction,
  input: FailInput,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  const { paymentId, seenStatus, failureCode, reason } = input
  const { transactionId } = await hold(tx, input)
  await giveReason(tx, reason)
  const failureReason = `${nameOf(failureCode)}: ${reason}`.slice(0, 500)
  await tx.eftPayment.update({
    where: { id: paymentId },
    data: { status: 'failed', failureReason },
    select: { id: true },
  })
  if (transactionId) {
    await tx.transaction.updateMany({
      where: { id: transactionId, status: { in: ['pending', 'processing', 'on_hold'] } },
      data: { status: 'failed', failureCode, failureReason },
    })
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'eft_failed',
    object: { type: 'eft_payment', id: paymentId },
    before: { status: seenStatus },
    after: { status: 'failed', failureCode, transactionId },
    reason,
    request,
  })
  return { status: 'failed' }
}

type Seen = Pick<RetryInput, 'paymentId' | 'seenStatus' | 'seenAttempts'>
type Held = { status: string; attempts: number; stuck: boolean; recent: boolean }

/** Holds a stuck payment as the person saw it, its transaction first. */
async function hold(
  tx: Transaction,
  { paymentId, seenStatus, seenAttempts }: Seen,
): Promise<{ transactionId: string | null }> {
  const found = await tx.eftPayment.findUnique({ where: { id: paymentId }, select: { transactionId: true } })
  if (!found) throw new NotFoundError('There is no such payment.')
  if (found.transactionId) await lockTransactions(tx, [found.transactionId])
  const [payment] = await tx.$queryRaw<Held[]>`
    SELECT status::text, attempts::int, created_at < now() - make_interval(hours => ${STUCK_HOURS}::int) AS stuck,
      coalesce(retried_at > now() - make_interval(mins => ${RETRY_MINUTES}::int), false) AS recent
    FROM eft_payments WHERE id = ${paymentId}::uuid FOR NO KEY UPDATE`
  if (payment?.status !== seenStatus || payment.attempts !== seenAttempts) {
    const now = statusLook('eft', payment?.status ?? '').label.toLowerCase()
    const message = `The payment is ${now} now, sent ${payment?.attempts} times: look again first.`
    throw await changedSince(tx, 'eft_payment', paymentId, message)
  }
  if (!payment.stuck) {
    throw new RuleError(`It is under way for less than ${STUCK_HOURS} hours: its bank may still answer.`)
  }
  if (payment.recent) {
    throw new RuleError(`It was sent again just now: give its bank ${RETRY_MINUTES} minutes.`)
  }
  return found
}
