import { recordAudit } from '@/lib/audit/record'
import type { KycReasonCode, WalletTier } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { pick, type Tick } from './context'

const CLAIM_MS = 30 * 60_000
const YEAR_MS = 365 * 86_400_000

type Reviewer = Tick['bank']['reviewers'][number]

const ASK = ['document_unreadable', 'incomplete', 'address_unproven', 'selfie_mismatch'] as const
const REJECT = ['document_mismatch', 'suspected_forgery', 'selfie_mismatch', 'document_expired'] as const

/** Somebody of the staff takes the record that has waited longest. */
export async function startReview(tx: Transaction, tick: Tick, reviewer: Reviewer): Promise<boolean> {
  const [waiting] = await tx.$queryRaw<{ id: string; submittedAt: Date }[]>`
    SELECT id, submitted_at AS "submittedAt" FROM kyc_records
    WHERE status = 'pending' AND claimed_by IS NULL AND customer_id <> ALL(${tick.bank.planted}::uuid[])
      AND submitted_at < ${tick.now}::timestamptz - interval '3 minutes'
    ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!waiting) return false
  await tx.kycRecord.update({
    where: { id: waiting.id },
    data: {
      status: 'in_progress',
      claimedById: reviewer.id,
      claimedUntil: new Date(tick.now.getTime() + CLAIM_MS),
      reviewStartedAt: tick.now,
    },
    select: { id: true },
  })
  return true
}

/**
 * The person who took a record decides, some minutes later; one in fifteen lies on the desk for hours. What a person
 * who signed in has taken is theirs.
 */
export async function decide(tx: Transaction, tick: Tick, reviewer: Reviewer): Promise<boolean> {
  const [mine] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM kyc_records
    WHERE status = 'in_progress' AND claimed_by = ${reviewer.id}::uuid AND customer_id <> ALL(${tick.bank.planted}::uuid[])
      AND review_started_at < ${tick.now}::timestamptz - CASE WHEN (hashtext(id::text) & 2147483647) % 15 = 0 THEN interval '5 hours'
        ELSE interval '1 minute' * (4 + (hashtext(id::text) & 2147483647) % 35) END
    ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!mine) return false
  const luck = tick.random()
  if (luck < 0.82) return approve(tx, tick, mine.id, reviewer)
  return luck < 0.9
    ? turnDown(tx, tick, mine.id, reviewer, 'rejected', pick(tick, REJECT))
    : turnDown(tx, tick, mine.id, reviewer, 'resubmission_requested', pick(tick, ASK))
}

/** Approval makes the customer verified and raises the wallet's tier with its limits; a high risk takes two people. */
async function approve(tx: Transaction, tick: Tick, id: string, reviewer: Reviewer): Promise<boolean> {
  const { riskScore } = await tx.kycRecord.findUniqueOrThrow({ where: { id }, select: { riskScore: true } })
  const second = tick.bank.reviewers.find((other) => other.id !== reviewer.id)
  if (riskScore > 70 && !second) return false
  const record = await tx.kycRecord.update({
    where: { id },
    data: {
      status: 'approved',
      claimedById: null,
      claimedUntil: null,
      decidedById: reviewer.id,
      secondDeciderId: riskScore > 70 ? second?.id : null,
      reasonCode: null,
      decidedAt: tick.now,
      expiresAt: new Date(tick.now.getTime() + YEAR_MS),
    },
    select: { customerId: true },
  })
  const wallet = await tx.wallet.findUniqueOrThrow({
    where: { customerId: record.customerId },
    select: { id: true, tier: true },
  })
  const [supported] = await tx.$queryRaw<{ tier: WalletTier }[]>`
    SELECT greatest(kyc_tier(level), ${wallet.tier}::wallet_tier) AS tier FROM kyc_records WHERE id = ${id}::uuid`
  const tier = supported?.tier ?? wallet.tier
  const { dailyLimit, monthlyLimit } = await tx.walletTierLimit.findUniqueOrThrow({ where: { tier } })
  const raised = tier === wallet.tier ? {} : { tier, dailyLimit, monthlyLimit }
  await tx.wallet.update({
    where: { id: wallet.id },
    data: { kycState: 'verified', ...raised },
    select: { id: true },
  })
  await tx.customer.update({
    where: { id: record.customerId },
    data: { isVerified: true },
    select: { id: true },
  })
  await audited(tx, reviewer, id, 'approved')
  return true
}

async function turnDown(
  tx: Transaction,
  tick: Tick,
  id: string,
  reviewer: Reviewer,
  status: 'rejected' | 'resubmission_requested',
  reasonCode: KycReasonCode,
): Promise<boolean> {
  const decided = status === 'rejected' ? { decidedById: reviewer.id, decidedAt: tick.now } : {}
  const notes =
    status === 'rejected'
      ? 'Compared with the documents sent; see reason.'
      : 'Asked the customer for a better copy.'
  const record = await tx.kycRecord.update({
    where: { id },
    data: { status, reasonCode, notes, claimedById: null, claimedUntil: null, ...decided },
    select: { customerId: true },
  })
  if (status === 'rejected') {
    await tx.wallet.updateMany({
      where: { customerId: record.customerId, kycState: 'pending' },
      data: { kycState: 'rejected' },
    })
  }
  await audited(tx, reviewer, id, status, reasonCode)
  return true
}

const ACTIONS = {
  approved: 'kyc_approved',
  rejected: 'kyc_rejected',
  resubmission_requested: 'kyc_resubmission_requested',
} as const

function audited(
  tx: Transaction,
  { id, email }: Reviewer,
  recordId: string,
  status: keyof typeof ACTIONS,
  reasonCode?: KycReasonCode,
): Promise<void> {
  return recordAudit(tx, {
    actor: { name: email, id, role: 'compliance' },
    action: ACTIONS[status],
    object: { type: 'kyc_record', id: recordId },
    before: { status: 'in_progress' },
    after: { status, reasonCode },
    request: null,
  })
}

/** How many records staff should look at in a stretch that brings `submissions`: the more wait, the more. */
export function reviewsFor(waiting: number, submissions: number, perDay: number): number {
  const usual = Math.max(15, perDay * 0.8)
  return Math.min(submissions * (waiting / usual), submissions * 4 + 0.2)
}

/** One of the staff who review; null in a bank without any, where nothing is decided. */
export const someReviewer = (tick: Tick): Reviewer | null => {
  const [first, ...rest] = tick.bank.reviewers
  return first ? pick(tick, [first, ...rest]) : null
}
