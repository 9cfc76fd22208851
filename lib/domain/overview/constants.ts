/** How far the trends of a snapshot reach back, the current hour and day included. */
export const SERIES = { hours: 24, days: 30 } as const
