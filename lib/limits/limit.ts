/**
 * So many requests a second for good, and so many at once, for each caller: a leaky bucket kept as one instant, that
 * until which the caller has used up what it may ask for (the generic cell rate algorithm, ITU-T I.371).
 */
export type Limit = {
  /** Distinguishes the callers of one limit from those of another. */
  name: string
  perSecond: number
  burst: number
}

/** Milliseconds that one request uses up. */
export const costOf = ({ perSecond }: Limit): number => 1000 / perSecond

/** Milliseconds that may be used up in advance. */
export const advanceOf = (limit: Limit): number => costOf(limit) * limit.burst

/** Where it is kept who used up what. A store that is not there throws; none waits longer than it says. */
export type LimitStore = {
  /** Uses up one request unless that is too much. @returns milliseconds to wait; 0 lets the request pass */
  take(limit: Limit, caller: string): Promise<number>
  /** Uses up what was let pass already, even beyond the limit. @returns milliseconds to wait before the next */
  spend(limit: Limit, caller: string, requests: number): Promise<number>
}
