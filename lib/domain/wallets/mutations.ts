import 'server-only'
import { createHash } from 'node:crypto'
import { actorOf } from '@/lib/approvals/actor'
import type { Executor } from '@/lib/approvals/executor'
import { requestApproval } from '@/lib/approvals/request'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { WalletStatus } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { formatDateTime } from '@/lib/format/date'
import { humanise, statusLook } from '@/lib/format/status'
import { wallTime } from '@/lib/format/zone'
import { ForbiddenError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { isForLostDevice } from './constants'
import { type FreezeInput, type UnfreezeInput, type UnfreezeRequest, unfreezeArguments } from './schema'

/**
 * Freezes a wallet at once; one person is enough. The freeze is a record of its own, and the wallet's
 * status follows from it.
 * @throws NotFoundError no such wallet · ConflictError its status is not what the person saw ·
 *   RuleError the review is in the past or more than a year away · ForbiddenError more than the role may freeze
 */
export async function freezeWallet(
  tx: Transaction,
  input: FreezeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ freezeId: string; status: string }> {
  checkReview(input.reviewOn)
  if (grantOf(session.user.role, 'wallets:freeze') === 'lost-device' && !isForLostDevice(input)) {
    throw new ForbiddenError('Your role freezes money going out, for a lost or stolen phone. Ask operations.')
  }
  const { walletId, seenStatus, direction, reason, note, reviewOn } = input
  const status = direction === 'all' || seenStatus === 'frozen' ? 'frozen' : 'frozen_debit'
  const [freeze] = await tx.$queryRaw<{ id: string }[]>`
    WITH wallet AS (
      UPDATE wallets SET status = ${status}::wallet_status
      WHERE id = ${walletId}::uuid AND status = ${seenStatus}::wallet_status RETURNING id)
    INSERT INTO wallet_freezes (wallet_id, direction, reason, note, authority_reference, review_on, frozen_by)
    SELECT id, ${direction}::freeze_direction, ${reason}::freeze_reason, ${note}, ${input.authorityReference || null},
      ${reviewOn}::date, ${session.user.id}::uuid
    FROM wallet RETURNING id`
  if (!freeze) throw await whyNot(tx, walletId)

  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'wallet_frozen',
    object: { type: 'wallet', id: walletId },
    before: { status: seenStatus },
    after: { status, direction, reason, reviewOn, freezeId: freeze.id },
    reason: note,
    request,
  })
  return { freezeId: freeze.id, status }
}

/** @throws RuleError a review in the past or more than a year away */
export function checkReview(reviewOn: string): void {
  const { year, month, day } = wallTime(new Date(), env().BANK_TIME_ZONE)
  const inYear = (of: number) => new Date(Date.UTC(of, month - 1, day)).toISOString().slice(0, 10)
  if (reviewOn < inYear(year)) throw new RuleError('The review cannot be in the past.', 'reviewOn')
  if (reviewOn > inYear(year + 1)) {
    throw new RuleError('Look at the freeze again within a year.', 'reviewOn')
  }
}

async function whyNot(tx: Transaction, walletId: string): Promise<Error> {
  const wallet = await tx.wallet.findUnique({ where: { id: walletId }, select: { status: true } })
  if (!wallet) return new NotFoundError('There is no such wallet.')
  const message = `The wallet is ${wallet.status.replace('_', ' ')} now: look at it again before you freeze it.`
  return changedSince(tx, 'wallet', walletId, message)
}

type OpenFreeze = { id: string; direction: 'debit' | 'all'; reason: string; frozenAt: Date }

/** The open freezes are what a request to unfreeze is about: another one, or one less, voids it. Money may move. */
const versionOf = (freezes: readonly OpenFreeze[]) =>
  createHash('md5')
    .update(freezes.map(({ id }) => id).join())
    .digest('hex')

function openFreezes(tx: Transaction, walletId: string): Promise<OpenFreeze[]> {
  return tx.walletFreeze.findMany({
    where: { walletId, liftedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, direction: true, reason: true, frozenAt: true },
  })
}

function statusWith(freezes: readonly OpenFreeze[]): WalletStatus {
  if (freezes.some(({ direction }) => direction === 'all')) return 'frozen'
  return freezes.length > 0 ? 'frozen_debit' : 'active'
}

/** Lifts one freeze or all of a wallet; takes two persons. */
export const unfreezeWallet: Executor<UnfreezeInput> = {
  input: unfreezeArguments,

  async state(tx, walletId, hold) {
    if (hold) await tx.$queryRaw`SELECT FROM wallets WHERE id = ${walletId}::uuid FOR NO KEY UPDATE`
    const wallet = await tx.wallet.findUnique({ where: { id: walletId }, select: { status: true } })
    if (!wallet) return null
    const freezes = await openFreezes(tx, walletId)
    const count = freezes.length === 1 ? 'one open freeze' : `${freezes.length || 'no'} open freezes`
    return { version: versionOf(freezes), words: `${wallet.status.replace('_', ' ')} with ${count}` }
  },

  async plan(tx, walletId, { freezeId }) {
    const wallet = await tx.wallet.findUniqueOrThrow({
      where: { id: walletId },
      select: { status: true, customer: { select: { firstName: true, lastName: true } } },
    })
    const freezes = await openFreezes(tx, walletId)
    const lifted = freezes.filter(({ id }) => freezeId === null || id === freezeId)
    if (lifted.length === 0) throw new RuleError('This wallet has no such freeze.', 'freezeId')
    const left = freezes.filter((freeze) => !lifted.includes(freeze))
    return {
      title: `Unfreeze the wallet of ${wallet.customer.firstName} ${wallet.customer.lastName}`,
      changes: [
        {
          what: 'Status',
          before: statusLook('wallet', wallet.status).label,
          after: statusLook('wallet', statusWith(left)).label,
        },
        ...lifted.map(({ reason, frozenAt }) => ({
          what: `Freeze of ${formatDateTime(frozenAt.toISOString(), env().BANK_TIME_ZONE)}`,
          before: humanise(reason),
          after: 'Lifted',
        })),
      ],
    }
  },

  async execute(tx, walletId, { freezeId }, { approvalId, reason, maker, checker, request }) {
    const freezes = await openFreezes(tx, walletId)
    const lifted = freezes.filter(({ id }) => freezeId === null || id === freezeId)
    const status = statusWith(freezes.filter((freeze) => !lifted.includes(freeze)))
    await tx.walletFreeze.updateMany({
      where: { id: { in: lifted.map(({ id }) => id) }, liftedAt: null },
      data: { liftedAt: new Date(), liftedById: checker.id, liftNote: reason },
    })
    await tx.wallet.update({ where: { id: walletId }, data: { status }, select: { id: true } })
    await recordAudit(tx, {
      actor: checker,
      action: 'wallet_unfrozen',
      object: { type: 'wallet', id: walletId },
      before: { status: statusWith(freezes) },
      after: { status, freezes: lifted.map(({ id }) => id), approvalId, maker },
      reason,
      request,
    })
  },
}

/**
 * Asks for a wallet to be unfrozen; somebody else decides.
 * @throws as `requestApproval`
 */
export function requestUnfreeze(
  tx: Transaction,
  { walletId, seenVersion, reason, freezeId }: UnfreezeRequest,
  session: Session,
  request: RequestFacts,
): Promise<{ approvalId: string }> {
  const asked = {
    action: 'wallet.unfreeze',
    targetId: walletId,
    seenVersion,
    input: { freezeId },
    reason,
  } as const
  return requestApproval(tx, unfreezeWallet, asked, session, request)
}
