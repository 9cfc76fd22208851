/** The spans one can look back over, in hours. */
export const SPANS = [24, 168] as const
export type Span = (typeof SPANS)[number]
