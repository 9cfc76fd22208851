import 'server-only'
import type { KycReasonCode, WalletTier } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'

/** What a decision did to the wallet; limits as decimal strings. */
export type WalletChange = {
  walletId: string
  before: { tier: WalletTier; dailyLimit: string; monthlyLimit: string }
  after: { tier: WalletTier; dailyLimit: string; monthlyLimit: string }
}

type Deciders = { decidedById: string; secondDeciderId: string | null }

/** How long an approval is good for. */
const VALID_HOURS = 365 * 24

/**
 * Everything that an approval means, in the caller's transaction: the record with its end, a wallet of at least the
 * tier that the level supports, a verified customer. Limits are only raised, and only when the tier is.
 * @param tx holds the record, which is in progress
 * @returns what happened to the wallet; null for a customer without one
 */
export async function applyApproval(
  tx: Transaction,
  recordId: string,
  { decidedById, secondDeciderId }: Deciders,
): Promise<WalletChange | null> {
  await tx.$executeRaw`
    UPDATE kyc_records SET status = 'approved', claimed_by = NULL, claimed_until = NULL, reason_code = NULL,
      decided_by = ${decidedById}::uuid, second_decider = ${secondDeciderId}::uuid, decided_at = clock_timestamp(),
      expires_at = clock_timestamp() + make_interval(hours => ${VALID_HOURS}::int)
    WHERE id = ${recordId}::uuid`
  const [held] = await tx.$queryRaw<WalletRow[]>`
    SELECT w.id, w.tier::text, w.daily_limit::text AS daily, w.monthly_limit::text AS monthly
    FROM kyc_records k JOIN wallets w ON w.customer_id = k.customer_id WHERE k.id = ${recordId}::uuid
    FOR NO KEY UPDATE OF w`
  const [changed] = await tx.$queryRaw<WalletRow[]>`
    UPDATE wallets w SET kyc_state = 'verified', tier = l.tier,
      daily_limit = CASE WHEN l.tier > w.tier THEN greatest(w.daily_limit, l.daily_limit) ELSE w.daily_limit END,
      monthly_limit = CASE WHEN l.tier > w.tier THEN greatest(w.monthly_limit, l.monthly_limit) ELSE w.monthly_limit END
    FROM kyc_records k, wallet_tier_limits l
    WHERE k.id = ${recordId}::uuid AND w.customer_id = k.customer_id AND l.tier = greatest(w.tier, kyc_tier(k.level))
    RETURNING w.id, w.tier::text, w.daily_limit::text AS daily, w.monthly_limit::text AS monthly`
  await tx.$executeRaw`
    UPDATE customers c SET is_verified = true FROM kyc_records k
    WHERE k.id = ${recordId}::uuid AND c.id = k.customer_id AND NOT c.is_verified`
  return held && changed ? { walletId: held.id, before: limitsOf(held), after: limitsOf(changed) } : null
}

/**
 * Everything that a rejection means: the record, and a wallet that waited for it.
 * @param tx holds the record, which is in progress
 */
export async function applyRejection(
  tx: Transaction,
  recordId: string,
  { decidedById, reason }: { decidedById: string; reason: KycReasonCode },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE kyc_records SET status = 'rejected', reason_code = ${reason}::kyc_reason_code, claimed_by = NULL,
      claimed_until = NULL, decided_by = ${decidedById}::uuid, decided_at = clock_timestamp()
    WHERE id = ${recordId}::uuid`
  await tx.$executeRaw`
    UPDATE wallets w SET kyc_state = 'rejected' FROM kyc_records k
    WHERE k.id = ${recordId}::uuid AND w.customer_id = k.customer_id AND w.kyc_state = 'pending'`
}

type WalletRow = { id: string; tier: WalletTier; daily: string; monthly: string }

const limitsOf = ({ tier, daily, monthly }: WalletRow) => ({ tier, dailyLimit: daily, monthlyLimit: monthly })

export type Expired = { id: string; customerId: string; tier: WalletTier | null }

/**
 * Everything that the end of approvals means: the records, wallets that fall back to what the customer's other
 * approvals support with limits of at most that tier, customers who are not verified any more.
 * @param tx holds the records, which are approved
 * @returns one for each record, with the tier of the wallet by now
 */
export async function applyExpiry(tx: Transaction, ids: readonly string[]): Promise<Expired[]> {
  const records = await tx.$queryRaw<{ id: string; customerId: string }[]>`
    UPDATE kyc_records SET status = 'expired' WHERE id = ANY(${[...ids]}::uuid[]) AND status = 'approved'
    RETURNING id, customer_id AS "customerId"`
  const customers = [...new Set(records.map(({ customerId }) => customerId))]
  const wallets = await tx.$queryRaw<{ customerId: string; tier: WalletTier }[]>`
    UPDATE wallets w SET tier = l.tier, daily_limit = least(w.daily_limit, l.daily_limit),
      monthly_limit = least(w.monthly_limit, l.monthly_limit),
      kyc_state = CASE
        WHEN EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = w.customer_id AND k.status = 'approved') THEN 'verified'
        WHEN EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = w.customer_id
          AND k.status IN ('pending', 'in_progress', 'resubmission_requested')) THEN 'pending'
        ELSE 'expired' END::wallet_kyc_state
    FROM wallet_tier_limits l
    WHERE w.customer_id = ANY(${customers}::uuid[]) AND l.tier = least(w.tier, kyc_supported_tier(w.customer_id))
    RETURNING w.customer_id AS "customerId", w.tier::text`
  await tx.$executeRaw`
    UPDATE customers c SET is_verified = false
    WHERE c.id = ANY(${customers}::uuid[]) AND c.is_verified
      AND NOT EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id AND k.status = 'approved')`
  const tiers = new Map(wallets.map(({ customerId, tier }) => [customerId, tier]))
  return records.map((record) => ({ ...record, tier: tiers.get(record.customerId) ?? null }))
}
