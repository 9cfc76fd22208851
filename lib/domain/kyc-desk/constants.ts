import type { KycReasonCode } from '@/lib/db/generated/enums'

/** How long a claim keeps a review from others. */
export const CLAIM_MINUTES = 30

/** Most cases that are given to somebody at once. */
export const MOST_ASSIGNED = 100

export const DECISIONS = ['approve', 'ask', 'reject'] as const

/** Why a customer is asked again, and why a record is rejected; at most nine each, so that each has a key of its own. */
export const ASK_REASONS = [
  'document_unreadable',
  'document_expired',
  'document_mismatch',
  'selfie_mismatch',
  'address_unproven',
  'incomplete',
  'other',
] as const satisfies readonly KycReasonCode[]

export const REJECT_REASONS = [
  'document_mismatch',
  'selfie_mismatch',
  'document_expired',
  'underage',
  'duplicate_identity',
  'sanctions_match',
  'suspected_forgery',
  'incomplete',
  'other',
] as const satisfies readonly KycReasonCode[]

export const RISKS = ['high', 'medium', 'low'] as const
