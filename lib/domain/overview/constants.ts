/** A pending KYC record waiting longer than this breaches the SLA. */
export const KYC_SLA_HOURS = 24
/** A KYC record in progress for longer than this is stuck. */
export const KYC_STUCK_HOURS = 2
/** An EFT payment pending or processing for longer than this is stuck. */
export const EFT_STUCK_HOURS = 24

/** How far the series of a snapshot reach back, the current hour, day and month included. */
export const SERIES = { hours: 14 * 24, days: 60, months: 24 } as const
