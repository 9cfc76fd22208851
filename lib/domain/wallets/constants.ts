/** Which movements a freeze stops. */
export const FREEZE_DIRECTIONS = ['debit', 'all'] as const
export const FREEZE_DIRECTION_WORDS = { debit: 'Money going out', all: 'Money going out and coming in' }

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

/** What support may freeze by itself: what goes out of the wallet of a caller whose phone is gone. */
export const LOST_DEVICE = { direction: 'debit', reason: 'lost_device' } as const

export function isForLostDevice({ direction, reason }: { direction: string; reason: string }): boolean {
  return direction === LOST_DEVICE.direction && reason === LOST_DEVICE.reason
}

/** The statuses a wallet can be frozen from; one that is closed stays closed. */
export const FREEZABLE_STATUSES = ['active', 'frozen_debit', 'frozen'] as const

export const WALLET_STATUSES = ['active', 'frozen_debit', 'frozen', 'closed'] as const
export const WALLET_TIERS = ['basic', 'verified', 'premium'] as const
export const WALLET_KYC_STATES = ['not_started', 'pending', 'verified', 'rejected', 'expired'] as const

/** Whether KYC stands behind a wallet's limits: above the basic tier only while it is verified. */
export function isSupported({ tier, kyc }: { tier: string; kyc: string }): boolean {
  return tier === 'basic' || kyc === 'verified'
}
