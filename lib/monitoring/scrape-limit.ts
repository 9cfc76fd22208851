import { env } from '@/lib/env'
import { sourceOf } from '@/lib/http/client-address'
import { waitHere } from '@/lib/limits/admission'

/**
 * For a request that wants to read monitoring details, before anything is done for it. Asks no other process, so that
 * a scrape waits for nothing; the replicas tell one another what they answered.
 * @returns the seconds its sender has to wait; 0 lets it pass
 */
export function scrapeWait(address: string | null): number {
  const perSecond = env().METRICS_RATE_LIMIT
  return waitHere({ name: 'metrics', perSecond, burst: 2 * perSecond }, 'metrics', sourceOf(address))
}
