import { SPANS, type Span } from './constants'

/** `?days=90` of the address; anything else is the last 30 days. */
export const spanOf = (days: unknown): Span => SPANS.find((span) => String(span) === days) ?? SPANS[0]
