import { LRUCache } from 'lru-cache'
import type { Store } from './store'

const MOST_ENTRIES = 1_000

/** In this process: what another replica deletes stays until its time is over. */
export function memoryStore(): Store {
  const entries = new LRUCache<string, string>({ max: MOST_ENTRIES })
  return {
    get: async (key) => entries.get(key) ?? null,
    set: async (key, value, ttl) => {
      entries.set(key, value, { ttl })
    },
    delete: async (key) => {
      entries.delete(key)
    },
  }
}
