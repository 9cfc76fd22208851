import { AMOUNT_EDGES, TRANSACTION_SECONDS_EDGES } from './buckets'
import { bankSnapshot, histogramOf, labelled, labelledHistograms } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const TRANSACTION_TYPES = [
  'qr_payment',
  'eft_topup',
  'wallet_transfer',
  'merchant_payment',
  'merchant_credit',
  'merchant_debit',
  'refund',
  'fee',
  'deposit',
  'withdrawal',
  'topup',
  'cashout',
] as const

export const TRANSACTION_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'refunded',
  'disputed',
  'on_hold',
  'expired',
] as const

export const FAILURE_CODES = [
  'insufficient_funds',
  'daily_limit_exceeded',
  'monthly_limit_exceeded',
  'wallet_frozen',
  'wallet_closed',
  'counterparty_unavailable',
  'invalid_account',
  'qr_expired',
  'bank_declined',
  'network_timeout',
  'duplicate_request',
  'suspected_fraud',
  'system_error',
] as const

type Name =
  | 'transactions_total'
  | 'transactions_created_total'
  | 'transactions_current'
  | 'transaction_amount_bwp'
  | 'transaction_duration_seconds'
  | 'transactions_failed_total'
  | 'transaction_fees_bwp_total'

export const transactions: Family<Name, Sources> = {
  name: 'transactions',
  metrics: {
    transactions_total: {
      type: 'counter',
      help: 'Times a transaction entered a status, by type of transaction.',
      unit: 'count',
      scope: 'bank',
      labels: { type: TRANSACTION_TYPES, status: TRANSACTION_STATUSES },
    },
    transactions_created_total: {
      type: 'counter',
      help: 'Transactions ever created, by type.',
      unit: 'count',
      scope: 'bank',
      labels: { type: TRANSACTION_TYPES },
    },
    transactions_current: {
      type: 'gauge',
      help: 'Transactions by their current status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: TRANSACTION_STATUSES },
    },
    transaction_amount_bwp: {
      type: 'histogram',
      help: 'Amounts of the transactions ever created, in pula.',
      unit: 'BWP',
      scope: 'bank',
      labels: { type: TRANSACTION_TYPES },
      buckets: AMOUNT_EDGES,
    },
    transaction_duration_seconds: {
      type: 'histogram',
      help: 'From the creation of a transaction to its completion.',
      unit: 'seconds',
      scope: 'bank',
      buckets: TRANSACTION_SECONDS_EDGES,
    },
    transactions_failed_total: {
      type: 'counter',
      help: 'Transactions that failed, by why.',
      unit: 'count',
      scope: 'bank',
      labels: { code: FAILURE_CODES },
    },
    transaction_fees_bwp_total: {
      type: 'counter',
      help: 'Fees of the transactions that were completed, in pula.',
      unit: 'BWP',
      scope: 'bank',
    },
  },
  async collect(sources) {
    const { transactions: now } = await bankSnapshot(sources)
    return {
      transactions_total: now.entries.map(({ type, status, count }) => ({
        labels: { type, status },
        value: count,
      })),
      transactions_created_total: labelled('type', now.createdTotal),
      transactions_current: labelled('status', now.byStatus),
      transaction_amount_bwp: labelledHistograms('type', now.amounts),
      transaction_duration_seconds: histogramOf(now.durations),
      transactions_failed_total: labelled('code', now.failures),
      transaction_fees_bwp_total: now.fees,
    }
  },
}
