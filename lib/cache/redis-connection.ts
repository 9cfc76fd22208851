import { Redis } from 'ioredis'

/** What takes longer than this costs more than it saves. */
const LIMIT_MS = 200
const RECONNECT_MS = 1_000

/** A connection that tries again for ever; while Redis does not answer, every command rejects within 0.2 s. */
export function redisConnection(url: string): Redis {
  const redis = new Redis(url, {
    connectTimeout: 2_000,
    commandTimeout: LIMIT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: () => RECONNECT_MS,
  })
  redis.on('error', () => {}) // said by redis_up and by the health page
  return redis
}
