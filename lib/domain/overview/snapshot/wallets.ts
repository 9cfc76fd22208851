import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { many, one, total } from './query'

type Group = { status: string; tier: string; count: number; verified: number }

/** Wallets by status and tier, the sum of all balances, frozen and KYC-verified ones. */
export async function readWallets(client: ClientBase): Promise<BankSnapshot['wallets']> {
  const groups = await many<Group>(
    client,
    `SELECT status::text AS status, tier::text AS tier, count(*)::float8 AS count,
            count(*) FILTER (WHERE kyc_state = 'verified')::float8 AS verified
     FROM wallets GROUP BY status, tier`,
  )
  const { balance } = await one<{ balance: string }>(
    client,
    'SELECT coalesce(sum(balance), 0)::numeric(30, 2)::text AS balance FROM wallets',
  )
  const byStatus = sumBy(groups, ({ status }) => status)
  return {
    total: total(groups),
    balance,
    frozen: (byStatus.frozen ?? 0) + (byStatus.frozen_debit ?? 0),
    kycVerified: groups.reduce((sum, { verified }) => sum + verified, 0),
    byStatus,
    byTier: sumBy(groups, ({ tier }) => tier),
    byStatusAndTier: groups.map(({ status, tier, count }) => ({ status, tier, count })),
  }
}

function sumBy(groups: readonly Group[], keyOf: (group: Group) => string): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const group of groups) sums[keyOf(group)] = (sums[keyOf(group)] ?? 0) + group.count
  return sums
}
