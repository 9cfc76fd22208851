/** An EFT payment pending or processing for longer than this is stuck. */
export const EFT_STUCK_HOURS = 24

/** How far the series of a snapshot reach back, the current hour, day and month included. */
export const SERIES = { hours: 14 * 24, days: 60, months: 24 } as const
