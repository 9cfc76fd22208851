import 'server-only'
import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import { type LimitRoom, limitRoom } from './dto'

/** How far the limits of a wallet can go, or null where there is none. */
export async function findLimitRoom(
  walletId: string,
  on: Transaction | ReturnType<typeof db> = db(),
): Promise<LimitRoom | null> {
  // Who is verified may have more than the tier's own limits, up to the highest tier's; nobody else may.
  const [row] = await on.$queryRaw<unknown[]>`
    SELECT l.daily_limit AS "tierDaily", l.monthly_limit AS "tierMonthly",
      CASE w.kyc_state WHEN 'verified' THEN most.daily ELSE l.daily_limit END AS "mostDaily",
      CASE w.kyc_state WHEN 'verified' THEN most.monthly ELSE l.monthly_limit END AS "mostMonthly"
    FROM wallets w JOIN wallet_tier_limits l ON l.tier = w.tier
    CROSS JOIN (SELECT max(daily_limit) AS daily, max(monthly_limit) AS monthly FROM wallet_tier_limits) most
    WHERE w.id = ${walletId}::uuid`
  return row ? limitRoom.parse(row) : null
}
