import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import type { Executor } from '@/lib/approvals/executor'
import { requestApproval } from '@/lib/approvals/request'
import { changedSince } from '@/lib/audit/changed-since'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { requireStepUp } from '@/lib/auth/step-up'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { formatMoney } from '@/lib/format/money'
import { humanise, statusLook } from '@/lib/format/status'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { limitsVersion } from './constants'
import { findLimitRoom } from './data'
import { type Limits, type LimitsInput, limitsArguments } from './schema'

const decimal = (amount: string) => new Prisma.Decimal(amount)
const isMore = (one: string, other: string) => decimal(one).gt(other)
const inWords = ({ dailyLimit, monthlyLimit }: Limits) =>
  `${formatMoney(dailyLimit)} a day, ${formatMoney(monthlyLimit)} a month`

type Wallet = Limits & { status: string; tier: string; kyc: string; customer: string }

/** The wallet and its limits; `hold` keeps them until the transaction ends. */
async function read(tx: Transaction, walletId: string, hold = false): Promise<Wallet | null> {
  if (hold) await tx.$queryRaw`SELECT FROM wallets WHERE id = ${walletId}::uuid FOR NO KEY UPDATE`
  const wallet = await tx.wallet.findUnique({
    where: { id: walletId },
    include: { customer: { select: { fullName: true } } },
  })
  return (
    wallet && {
      dailyLimit: wallet.dailyLimit.toFixed(2),
      monthlyLimit: wallet.monthlyLimit.toFixed(2),
      status: wallet.status,
      tier: wallet.tier,
      kyc: wallet.kycState,
      customer: wallet.customer.fullName,
    }
  )
}

async function readHeld(tx: Transaction, walletId: string): Promise<Wallet> {
  const wallet = await read(tx, walletId, true)
  if (!wallet) throw new NotFoundError('There is no such wallet.')
  return wallet
}

/**
 * What the bank's rules say to these limits.
 * @returns whether they are above what the tier has by default
 * @throws RuleError
 */
async function checkRoom(
  tx: Transaction,
  walletId: string,
  wallet: Wallet,
  limits: Limits,
): Promise<boolean> {
  const { dailyLimit, monthlyLimit } = limits
  if (wallet.status === 'closed') throw new RuleError('A closed wallet has no limits to change.')
  if (decimal(dailyLimit).eq(wallet.dailyLimit) && decimal(monthlyLimit).eq(wallet.monthlyLimit)) {
    throw new RuleError('These are the limits it has.', 'dailyLimit')
  }
  if (isMore(dailyLimit, monthlyLimit)) {
    throw new RuleError('The limit of a month cannot be below that of a day.', 'monthlyLimit')
  }
  const room = await findLimitRoom(walletId, tx)
  if (!room) throw new NotFoundError('There is no such wallet.')
  const why =
    wallet.kyc === 'verified'
      ? 'is the most this bank gives'
      : `is the most the tier ${statusLook('tier', wallet.tier).label} supports while KYC is ${humanise(wallet.kyc).toLowerCase()}`
  if (isMore(dailyLimit, wallet.dailyLimit) && isMore(dailyLimit, room.mostDaily)) {
    throw new RuleError(`${formatMoney(room.mostDaily)} a day ${why}.`, 'dailyLimit')
  }
  if (isMore(monthlyLimit, wallet.monthlyLimit) && isMore(monthlyLimit, room.mostMonthly)) {
    throw new RuleError(`${formatMoney(room.mostMonthly)} a month ${why}.`, 'monthlyLimit')
  }
  return isMore(dailyLimit, room.tierDaily) || isMore(monthlyLimit, room.tierMonthly)
}

/** Raises the limits of a wallet; takes two persons. */
export const raiseLimits: Executor<Limits> = {
  input: limitsArguments,

  async state(tx, walletId, hold) {
    const wallet = await read(tx, walletId, hold)
    if (!wallet) return null
    const words = `limited to ${inWords(wallet)}, tier ${wallet.tier}, KYC ${humanise(wallet.kyc).toLowerCase()}`
    return { version: limitsVersion(wallet), words }
  },

  async plan(tx, walletId, limits) {
    const wallet = await readHeld(tx, walletId)
    const above = await checkRoom(tx, walletId, wallet, limits)
    const changed = (what: string, before: string, after: string) =>
      decimal(before).eq(after) ? [] : [{ what, before: formatMoney(before), after: formatMoney(after) }]
    const tier = statusLook('tier', wallet.tier).label
    return {
      title: `Raise the limits of the wallet of ${wallet.customer}`,
      changes: [
        ...changed('Limit of a day', wallet.dailyLimit, limits.dailyLimit),
        ...changed('Limit of a month', wallet.monthlyLimit, limits.monthlyLimit),
        ...(above
          ? [{ what: 'Against its tier', before: tier, after: `Above what ${tier} has by default` }]
          : []),
      ],
    }
  },

  async execute(tx, walletId, limits, { approvalId, reason, maker, checker, request }) {
    const wallet = await readHeld(tx, walletId)
    await checkRoom(tx, walletId, wallet, limits)
    await set(tx, walletId, wallet, limits, {
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

async function set(
  tx: Transaction,
  walletId: string,
  before: Wallet,
  { dailyLimit, monthlyLimit }: Limits,
  { actor, reason, request, approval }: Because,
): Promise<void> {
  await tx.wallet.update({
    where: { id: walletId },
    data: { dailyLimit, monthlyLimit },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor,
    action: 'wallet_limits_changed',
    object: { type: 'wallet', id: walletId },
    before: { dailyLimit: before.dailyLimit, monthlyLimit: before.monthlyLimit },
    after: {
      dailyLimit: decimal(dailyLimit).toFixed(2),
      monthlyLimit: decimal(monthlyLimit).toFixed(2),
      ...approval,
    },
    reason,
    request,
  })
}

/**
 * Lowers limits at once; asks a second person for higher ones.
 * @throws NotFoundError · ConflictError the limits are not what the person saw · RuleError the bank's rules refuse it ·
 *   StepUpError higher ones want a fresh proof · else as `requestApproval`
 */
export async function changeLimits(
  tx: Transaction,
  { walletId, seenVersion, reason, ...limits }: LimitsInput,
  session: Session,
  request: RequestFacts,
): Promise<{ outcome: 'lowered' | 'asked' }> {
  const wallet = await readHeld(tx, walletId)
  if (limitsVersion(wallet) !== seenVersion) {
    const message = `It is limited to ${inWords(wallet)} now: look again before you change it.`
    throw await changedSince(tx, 'wallet', walletId, message)
  }
  const raises =
    isMore(limits.dailyLimit, wallet.dailyLimit) || isMore(limits.monthlyLimit, wallet.monthlyLimit)
  if (raises) {
    requireStepUp(session)
    const asked = { action: 'wallet.limits', targetId: walletId, seenVersion, input: limits, reason } as const
    await requestApproval(tx, raiseLimits, asked, session, request)
    return { outcome: 'asked' }
  }
  await checkRoom(tx, walletId, wallet, limits)
  await set(tx, walletId, wallet, limits, { actor: actorOf(session), reason, request })
  return { outcome: 'lowered' }
}
