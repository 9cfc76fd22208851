import { env } from '@/lib/env'
import { TooManyRequestsError } from '@/lib/http/errors'
import { type LimitedEndpoint, limits } from '@/lib/metrics/limits'
import type { Limit } from './limit'
import { limitsOfPortal } from './shared-limits'

/**
 * Lets a request of a caller pass or counts and refuses it. Every replica knows of those that the others let pass.
 * @param caller an account, a session or a source: whoever is to be held back
 * @throws TooManyRequestsError with the seconds to wait
 */
export async function admit(limit: Limit, endpoint: LimitedEndpoint, caller: string): Promise<void> {
  const seconds = refusal(endpoint, await limitsOfPortal().take(limit, caller))
  if (seconds > 0) throw new TooManyRequestsError(seconds)
}

/** The same without asking anybody, for what must not wait: the replicas tell one another a moment later. */
export function waitHere(limit: Limit, endpoint: LimitedEndpoint, caller: string): number {
  return refusal(endpoint, limitsOfPortal().takeHere(limit, caller))
}

/** Whole seconds, counted when there are any. */
function refusal(endpoint: LimitedEndpoint, milliseconds: number): number {
  if (milliseconds > 0) limits.record('api_rate_limits_hit_total', { endpoint })
  return Math.ceil(milliseconds / 1000)
}

/** Sign-ins tried from one source, or on one known device; all of a minute may come at once. */
export const signIns = (): Limit => inMinutes('sign-ins', env().SIGN_INS_PER_MINUTE, 1)

/** Changes that one person makes; all of a minute may come at once. */
export const writes = (): Limit => inMinutes('writes', env().WRITES_PER_MINUTE, 1)

/** Exports that one person asks for; all of an hour may come at once. */
export const exports = (): Limit => inMinutes('exports', env().EXPORTS_PER_HOUR, 60)

function inMinutes(name: string, requests: number, minutes: number): Limit {
  return { name, perSecond: requests / (minutes * 60), burst: requests }
}
