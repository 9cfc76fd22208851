import { LRUCache } from 'lru-cache'
import { advanceOf, costOf, type Limit } from './limit'

/** Callers remembered at once: one who was forgotten starts afresh, which costs little. */
const MOST_CALLERS = 10_000

const keyOf = (limit: Limit, caller: string) => `${limit.name} ${caller}`

/** Limits in the memory of this process: they hold whatever else is gone. */
export class OwnLimits {
  private readonly usedUntil = new LRUCache<string, number>({ max: MOST_CALLERS })

  /** Uses up one request unless that is too much. @returns milliseconds to wait; 0 lets the request pass */
  take(limit: Limit, caller: string, now = performance.now()): number {
    const key = keyOf(limit, caller)
    const next = Math.max(this.usedUntil.get(key) ?? 0, now) + costOf(limit)
    const wait = next - now - advanceOf(limit)
    if (wait > 0) return wait
    this.usedUntil.set(key, next)
    return 0
  }

  /** Lets nothing of a caller pass for so many milliseconds, and then one request. */
  block(limit: Limit, caller: string, milliseconds: number, now = performance.now()): void {
    const until = now + milliseconds + advanceOf(limit) - costOf(limit)
    const key = keyOf(limit, caller)
    this.usedUntil.set(key, Math.max(this.usedUntil.get(key) ?? 0, until))
  }
}
