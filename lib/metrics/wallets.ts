import { bankSnapshot } from './business'
import type { Family, MetricDefinition } from './definition'
import type { Sources } from './sources'

export const WALLET_STATUSES = ['active', 'frozen_debit', 'frozen', 'closed'] as const
export const WALLET_TIERS = ['basic', 'verified', 'premium'] as const

const balance = {
  unit: 'BWP',
  scope: 'bank',
  labels: { currency: ['BWP'] },
} as const satisfies Partial<MetricDefinition>

type Name =
  | 'wallets_total'
  | 'wallets_balance_total'
  | 'wallets_balance'
  | 'wallets_frozen'
  | 'wallets_kyc_verified'
  | 'wallets_current'

export const wallets: Family<Name, Sources> = {
  name: 'wallets',
  metrics: {
    wallets_total: {
      type: 'counter',
      help: 'Wallets ever opened; wallets are closed, never deleted.',
      unit: 'count',
      scope: 'bank',
    },
    wallets_balance_total: {
      ...balance,
      type: 'untyped',
      help: 'Sum of all wallet balances. Can fall, so it is untyped despite its name; prefer wallets_balance.',
    },
    wallets_balance: { ...balance, type: 'gauge', help: 'Sum of all wallet balances.' },
    wallets_frozen: {
      type: 'gauge',
      help: 'Wallets with any freeze: status frozen or frozen_debit.',
      unit: 'count',
      scope: 'bank',
    },
    wallets_kyc_verified: {
      type: 'gauge',
      help: 'Wallets whose KYC state is verified.',
      unit: 'count',
      scope: 'bank',
    },
    wallets_current: {
      type: 'gauge',
      help: 'Wallets by their current status and tier.',
      unit: 'count',
      scope: 'bank',
      labels: { status: WALLET_STATUSES, tier: WALLET_TIERS },
    },
  },
  async collect(sources) {
    const { wallets: now } = await bankSnapshot(sources)
    const balances = [{ labels: { currency: 'BWP' }, value: now.balance }]
    return {
      wallets_total: now.total,
      wallets_balance_total: balances,
      wallets_balance: balances,
      wallets_frozen: now.frozen,
      wallets_kyc_verified: now.kycVerified,
      wallets_current: now.byStatusAndTier.map(({ status, tier, count }) => ({
        labels: { status, tier },
        value: count,
      })),
    }
  },
}
