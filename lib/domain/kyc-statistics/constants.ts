/** The spans that can be looked at, in days; the first when none is chosen. */
export const SPANS = [30, 90, 365] as const
export type Span = (typeof SPANS)[number]
