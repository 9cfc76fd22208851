import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { FreezeInput } from './schema'

/**
 * Freezes a wallet at once; one person is enough. The freeze is a record of its own, and the wallet's
 * status follows from it.
 * @throws NotFoundError no such wallet · ConflictError its status is not what the person saw ·
 *   RuleError the review is in the past or more than a year away
 */
export async function freezeWallet(
  tx: Transaction,
  input: FreezeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ freezeId: string; status: string }> {
  checkReview(input.reviewOn)
  const { walletId, seenStatus, direction, reason, note, reviewOn } = input
  const status = direction === 'all' || seenStatus === 'frozen' ? 'frozen' : 'frozen_debit'
  const { count } = await tx.wallet.updateMany({
    where: { id: walletId, status: seenStatus },
    data: { status },
  })
  if (count === 0) throw await whyNot(tx, walletId)

  const freeze = await tx.walletFreeze.create({
    data: {
      walletId,
      direction,
      reason,
      note,
      authorityReference: input.authorityReference || null,
      reviewOn: new Date(reviewOn),
      frozenById: session.user.id,
    },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor: { name: session.user.email, id: session.user.id, role: session.user.role },
    action: 'wallet_frozen',
    object: { type: 'wallet', id: walletId },
    before: { status: seenStatus },
    after: { status, direction, reason, reviewOn, freezeId: freeze.id },
    reason: note,
    request,
  })
  return { freezeId: freeze.id, status }
}

function checkReview(reviewOn: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: env().BANK_TIME_ZONE })
  const now = new Date()
  if (reviewOn < format.format(now)) throw new RuleError('The review cannot be in the past.', 'reviewOn')
  const inAYear = new Date(now)
  inAYear.setFullYear(now.getFullYear() + 1)
  if (reviewOn > format.format(inAYear)) {
    throw new RuleError('Look at the freeze again within a year.', 'reviewOn')
  }
}

async function whyNot(tx: Transaction, walletId: string): Promise<Error> {
  const wallet = await tx.wallet.findUnique({ where: { id: walletId }, select: { status: true } })
  if (!wallet) return new NotFoundError('There is no such wallet.')
  const { by, at } = await lastChange(tx, 'wallet', walletId)
  const message = `The wallet is ${wallet.status.replace('_', ' ')} now: look at it again before you freeze it.`
  return new ConflictError({ message, changedBy: by, changedAt: at })
}
