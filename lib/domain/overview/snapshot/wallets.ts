import type { BankSnapshot } from '../dto'
import { decimal, sumOf } from '../statistics/cells'
import { one } from './query'
import type { Reading } from './reading'

/** Wallets by status and tier, the sum of all balances, frozen and KYC-verified ones. */
export async function readWallets({ cells, client, clock }: Reading): Promise<BankSnapshot['wallets']> {
  const byStatus = cells.countBy('wallets', 'a')
  const byKycState = cells.countBy('wallets', 'c')
  const { due } = await one<{ due: number }>(
    client,
    `SELECT count(DISTINCT wallet_id)::float8 AS due FROM wallet_freezes WHERE lifted_at IS NULL AND review_on <= $1::date`,
    [clock.today],
  )
  return {
    total: cells.count('wallets'),
    balance: decimal(sumOf(cells.of('wallets')), 2),
    frozen: (byStatus.frozen ?? 0) + (byStatus.frozen_debit ?? 0),
    kycVerified: byKycState.verified ?? 0,
    byKycState,
    reviewsDue: due,
    byStatus,
    byTier: cells.countBy('wallets', 'b'),
    byStatusAndTier: Object.keys(byStatus).flatMap((status) =>
      Object.entries(cells.countBy('wallets', 'b', { a: status })).map(([tier, count]) => ({
        ...{ status, tier, count },
      })),
    ),
  }
}
