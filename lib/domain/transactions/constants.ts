export const TRANSACTION_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'on_hold',
  'disputed',
  'refunded',
  'cancelled',
  'expired',
] as const

export const TRANSACTION_CHANNELS = [
  'qr_code',
  'wallet',
  'mobile_money',
  'eft',
  'cash',
  'bank_transfer',
  'card',
] as const

export const TRANSACTION_TYPES = [
  'qr_payment',
  'merchant_payment',
  'wallet_transfer',
  'deposit',
  'withdrawal',
  'topup',
  'eft_topup',
  'cashout',
  'refund',
  'fee',
  'merchant_credit',
  'merchant_debit',
] as const
