import { z } from 'zod'
import { cacheOf } from './cached'

/** Without Redis another replica may show a change this much later. */
const MAX_AGE_MS = 2_000
const counted = cacheOf('unacknowledged_alerts', z.int(), MAX_AGE_MS)

/** How many alerts fire that nobody has acknowledged: asked for by every page of everybody. */
export const unacknowledgedAlertCount = (read: () => Promise<number>): Promise<number> =>
  counted.get('all', read)

/** After an alert came, ended or was acknowledged. Never throws. */
export async function forgetUnacknowledgedAlerts(): Promise<void> {
  await counted.forget('all').catch(() => {}) // it ends by itself in a moment
}
