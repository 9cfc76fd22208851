/** Kinds of record that hold what identifies a person. */
export const PII_SUBJECTS = ['customer', 'merchant', 'kyc_record'] as const

export type PiiSubject = (typeof PII_SUBJECTS)[number]

/** For so long revealed data stays on the screen. */
export const REVEALED_SECONDS = 60

export const SHORTEST_REASON = 8
export const LONGEST_REASON = 500
