import { Redis } from 'ioredis'
import type { Store } from './store'

/** A cache that takes longer than this costs more than it saves. */
const LIMIT_MS = 200
const RECONNECT_MS = 1_000
const PREFIX = 'phantom:cache:'

/** In Redis, shared by all replicas. While it does not answer, every call throws within 0.2 s. */
export function redisStore(url: string): Store & { close(): void } {
  const redis = new Redis(url, {
    connectTimeout: 2_000,
    commandTimeout: LIMIT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: () => RECONNECT_MS,
  })
  redis.on('error', () => {}) // said by redis_up and by the health page
  return {
    get: (key) => redis.get(PREFIX + key),
    set: async (key, value, ttl) => {
      await redis.set(PREFIX + key, value, 'PX', ttl)
    },
    delete: async (key) => {
      await redis.del(PREFIX + key)
    },
    close: () => redis.disconnect(),
  }
}
