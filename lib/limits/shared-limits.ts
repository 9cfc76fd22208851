import { env } from '@/lib/env'
import { perProcess } from '@/lib/per-process'
import type { Limit, LimitStore } from './limit'
import { OwnLimits } from './own-limits'
import { postgresLimits } from './postgres-limits'
import { redisLimits } from './redis-limits'

export type SharedLimits = {
  /** Uses up one request unless that is too much. @returns milliseconds to wait; 0 lets the request pass */
  take(limit: Limit, caller: string): Promise<number>
  /** The same without asking anybody: what passes here is told to the others in a moment. */
  takeHere(limit: Limit, caller: string): number
}

/** How long what passed here may stay unknown to the other replicas. */
const TELL_AFTER_MS = 250

/**
 * Limits that hold over all replicas: in the first store that answers. This process's own count always holds as well,
 * so that none is open while no store answers, and a flood that was refused once costs no further question.
 */
export function sharedLimits(stores: readonly LimitStore[], own = new OwnLimits()): SharedLimits {
  const untold = new Map<string, { limit: Limit; caller: string; requests: number }>()

  const ask = async (question: (store: LimitStore) => Promise<number>): Promise<number> => {
    for (const store of stores) {
      const answer = await question(store).catch(() => null) // it is not there: the next one is asked
      if (answer !== null) return answer
    }
    return 0
  }

  const tell = () => {
    const told = [...untold.values()]
    untold.clear()
    return Promise.all(
      told.map(async ({ limit, caller, requests }) => {
        const wait = await ask((store) => store.spend(limit, caller, requests))
        if (wait > 0) own.block(limit, caller, wait)
      }),
    )
  }

  return {
    async take(limit, caller) {
      const here = own.take(limit, caller)
      if (here > 0) return here
      const wait = await ask((store) => store.take(limit, caller))
      if (wait > 0) own.block(limit, caller, wait)
      return wait
    },
    takeHere(limit, caller) {
      const wait = own.take(limit, caller)
      if (wait > 0) return wait
      if (untold.size === 0) setTimeout(() => void tell(), TELL_AFTER_MS).unref()
      const key = `${limit.name} ${caller}`
      const { requests } = untold.get(key) ?? { requests: 0 }
      untold.set(key, { limit, caller, requests: requests + 1 })
      return 0
    },
  }
}

/** The limits of this portal: in Redis where there is one, while it answers, else in PostgreSQL. */
export const limitsOfPortal = (): SharedLimits =>
  perProcess('shared-limits', () => {
    const { REDIS_URL } = env()
    return sharedLimits(REDIS_URL ? [redisLimits(REDIS_URL), postgresLimits] : [postgresLimits])
  })
