import type { z } from 'zod'
import { env } from '@/lib/env'
import { type CacheName, countHit, countMiss, timeCacheOperation } from '@/lib/metrics/cache'
import { perProcess } from '@/lib/per-process'
import { memoryStore } from './memory-store'
import { redisStore } from './redis-store'
import type { Store } from './store'

type Stores = { own: Store; shared: Store | null }

const stores = (): Stores =>
  perProcess('cache', () => {
    const { REDIS_URL } = env()
    return { own: memoryStore(), shared: REDIS_URL ? redisStore(REDIS_URL) : null }
  })

/** Redis where there is one that answers, else this process's memory. */
async function use<T>(operation: 'get' | 'set' | 'delete', work: (store: Store) => Promise<T>): Promise<T> {
  const { own, shared } = stores()
  const done = timeCacheOperation(operation)
  try {
    if (!shared) return await work(own)
    return await work(shared).catch(() => work(own))
  } finally {
    done()
  }
}

export type Cache<T> = {
  /** The value of the key, read anew when it is not known; errors of the read are passed on and not kept. */
  get(key: string, read: () => Promise<T>): Promise<T>
  /** Forgets the value of a key: after a write that changes it. */
  forget(key: string): Promise<void>
}

/**
 * A cache for numbers and texts that many pages ask for and that may be a moment old. Never for money, and never for
 * who somebody is or what they may do.
 * @param schema what was kept by another version or another program and does not fit counts as not known
 */
export function cacheOf<T>(name: CacheName, schema: z.ZodType<T>, ttlMs: number): Cache<T> {
  return {
    async get(key, read) {
      const kept = parsed(schema, await use('get', (store) => store.get(`${name}:${key}`)))
      if (kept !== undefined) {
        countHit(name)
        return kept
      }
      countMiss(name)
      const value = await read()
      await use('set', (store) => store.set(`${name}:${key}`, JSON.stringify(value), ttlMs))
      return value
    },
    forget: (key) => use('delete', (store) => store.delete(`${name}:${key}`)),
  }
}

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | undefined {
  if (text === null) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
