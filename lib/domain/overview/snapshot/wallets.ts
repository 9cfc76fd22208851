import type { BankSnapshot } from '../dto'
import { type Cells, decimal, sumOf } from '../statistics/cells'

/** Wallets by status and tier, the sum of all balances, frozen and KYC-verified ones. */
export function readWallets(cells: Cells): BankSnapshot['wallets'] {
  const byStatus = cells.countBy('wallets', 'a')
  return {
    total: cells.count('wallets'),
    balance: decimal(sumOf(cells.of('wallets')), 2),
    frozen: (byStatus.frozen ?? 0) + (byStatus.frozen_debit ?? 0),
    kycVerified: cells.count('wallets', { c: 'verified' }),
    byStatus,
    byTier: cells.countBy('wallets', 'b'),
    byStatusAndTier: Object.keys(byStatus).flatMap((status) =>
      Object.entries(cells.countBy('wallets', 'b', { a: status })).map(([tier, count]) => ({
        ...{ status, tier, count },
      })),
    ),
  }
}
