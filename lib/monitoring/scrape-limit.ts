import { env } from '@/lib/env'
import { sourceOf } from '@/lib/http/client-address'
import { rateLimit } from '@/lib/http/rate-limit'
import { limits } from '@/lib/metrics/limits'
import { perProcess } from '@/lib/per-process'

const limit = () =>
  perProcess('scrape-limit', () => rateLimit(env().METRICS_RATE_LIMIT, 2 * env().METRICS_RATE_LIMIT))

/**
 * For a request that wants to read monitoring details, before anything is done for it.
 * @returns the seconds its sender has to wait; 0 lets it pass
 */
export function scrapeWait(address: string | null): number {
  const seconds = limit()(sourceOf(address))
  if (seconds > 0) limits.record('api_rate_limits_hit_total', { endpoint: 'metrics' })
  return seconds
}
