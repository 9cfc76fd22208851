import { z } from 'zod'
import { cacheOf } from './cached'

/** A request of somebody else shows this much later. */
const MAX_AGE_MS = 2_000
const counted = cacheOf('approvals_to_decide', z.int(), MAX_AGE_MS)

/** How many requests wait for a person's decision: asked for by every page they open. */
export const approvalsToDecide = (userId: string, read: () => Promise<number>): Promise<number> =>
  counted.get(userId, read)

/** After a person decided. Never throws. */
export async function forgetApprovalsToDecide(userId: string): Promise<void> {
  await counted.forget(userId).catch(() => {}) // it ends by itself in a moment
}
