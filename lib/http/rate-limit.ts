import { LRUCache } from 'lru-cache'

/** Callers remembered at once: one who was forgotten starts with a full bucket, which costs little. */
const MOST_CALLERS = 10_000

type Bucket = { tokens: number; at: number }

/**
 * A token bucket for each caller, in this process's memory: `perSecond` requests for good, `burst` at once.
 * @returns for a caller, the whole seconds to wait before asking again; 0 lets the request pass
 */
export function rateLimit(perSecond: number, burst: number): (caller: string, now?: number) => number {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_CALLERS })
  return (caller, now = performance.now()) => {
    const known = buckets.get(caller) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond)
    const passes = tokens >= 1
    buckets.set(caller, { tokens: passes ? tokens - 1 : tokens, at: now })
    return passes ? 0 : Math.ceil((1 - tokens) / perSecond)
  }
}
