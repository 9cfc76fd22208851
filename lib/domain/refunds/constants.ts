export const REFUND_REASONS = [
  'duplicate',
  'wrong_amount',
  'not_delivered',
  'unauthorised',
  'merchant_request',
  'bank_error',
  'goodwill',
] as const

/** What money can be given back of, and from which statuses. A refund itself is not refunded. */
export const REFUNDABLE_STATUSES = ['completed', 'disputed'] as const
