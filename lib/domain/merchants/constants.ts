export const MERCHANT_STATUSES = ['pending', 'active', 'suspended', 'closed'] as const

/** The statuses a merchant can be closed from. */
export const CLOSABLE_STATUSES = ['pending', 'active', 'suspended'] as const
