import { redisConnection } from '@/lib/cache/redis-connection'
import { advanceOf, costOf, type Limit, type LimitStore } from './limit'

const PREFIX = 'phantom:limit:'

/**
 * Microseconds by the clock of Redis: KEYS[1] holds until when the caller has used up what it may ask for. ARGV: what
 * one request uses up, what may be used up in advance, how many requests, and whether they pass whatever it says.
 */
const SCRIPT = `
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local cost, advance, requests = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local used = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + cost * requests
local wait = used - now - advance
if wait > 0 and ARGV[4] == 'ask' then return wait end
redis.call('SET', KEYS[1], string.format('%.0f', used), 'PX', math.ceil((used - now) / 1000))
if ARGV[4] == 'ask' then return 0 end
return math.max(0, wait + cost)`

/** In Redis, by its clock. While it does not answer, every call throws within 0.2 s. */
export function redisLimits(url: string): LimitStore & { close(): void } {
  const redis = redisConnection(url)
  const run = async (limit: Limit, caller: string, requests: number, how: 'ask' | 'spend') => {
    const [cost, advance] = [costOf(limit), advanceOf(limit)].map((ms) => Math.round(ms * 1000))
    const key = `${PREFIX}${limit.name}:${caller}`
    return Number(await redis.eval(SCRIPT, 1, key, cost ?? 0, advance ?? 0, requests, how)) / 1000
  }
  return {
    take: (limit, caller) => run(limit, caller, 1, 'ask'),
    spend: (limit, caller, requests) => run(limit, caller, requests, 'spend'),
    close: () => redis.disconnect(),
  }
}
