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

/** What can be put on hold: no money has moved yet. */
export const HOLDABLE_STATUSES = ['pending', 'processing'] as const

/** The statuses of what has moved money: what is compared with the statements of other banks. */
export const POSTED_STATUSES = ['completed', 'refunded', 'disputed'] as const

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
