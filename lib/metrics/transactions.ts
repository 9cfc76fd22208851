import { bankSnapshot } from './business'
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

type Name =
  | 'transactions_total'
  | 'qr_codes_generated_total'
  | 'qr_codes_scanned_total'
  | 'qr_codes_expired_total'
  | 'qr_codes_active'
  | 'eft_stuck'

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
    qr_codes_generated_total: {
      type: 'counter',
      help: 'QR codes ever generated.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_scanned_total: {
      type: 'counter',
      help: 'QR codes ever scanned, each counted once.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_expired_total: {
      type: 'counter',
      help: 'QR codes that ran out before anybody paid.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_active: {
      type: 'gauge',
      help: 'QR codes that can be paid now: active and not past their time.',
      unit: 'count',
      scope: 'bank',
    },
    eft_stuck: {
      type: 'gauge',
      help: 'EFT payments that have been pending or processing for longer than they should.',
      unit: 'count',
      scope: 'bank',
    },
  },
  async collect(sources) {
    const { transactions: now, qr, eft } = await bankSnapshot(sources)
    return {
      transactions_total: now.entries.map(({ type, status, count }) => ({
        labels: { type, status },
        value: count,
      })),
      qr_codes_generated_total: qr.generatedTotal,
      qr_codes_scanned_total: qr.scannedTotal,
      qr_codes_expired_total: qr.expiredTotal,
      qr_codes_active: qr.active,
      eft_stuck: eft.stuck,
    }
  },
}
