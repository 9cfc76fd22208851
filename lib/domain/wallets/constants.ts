/** Which movements a freeze stops. */
export const FREEZE_DIRECTIONS = ['debit', 'all'] as const

export const FREEZE_REASONS = [
  'court_order',
  'regulator_request',
  'suspected_fraud',
  'aml_review',
  'customer_request',
  'lost_device',
  'deceased',
  'other',
] as const

export type FreezeReason = (typeof FREEZE_REASONS)[number]

/** Reasons that come with a document of an authority, whose reference is then required. */
export const AUTHORITY_REASONS: readonly FreezeReason[] = ['court_order', 'regulator_request']

/** The statuses a wallet can be frozen from; one that is closed stays closed. */
export const FREEZABLE_STATUSES = ['active', 'frozen_debit', 'frozen'] as const

export const WALLET_STATUSES = ['active', 'frozen_debit', 'frozen', 'closed'] as const
export const WALLET_TIERS = ['basic', 'verified', 'premium'] as const
export const WALLET_KYC_STATES = ['not_started', 'pending', 'verified', 'rejected', 'expired'] as const
