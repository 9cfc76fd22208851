import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** A request that takes two, as lists show it. */
export const approvalRow = z.object({
  id: z.string(),
  action: z.string(),
  title: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  reason: z.string(),
  /** `expired` as soon as its time is over, also before the worker has noticed. */
  status: z.string(),
  makerId: z.string(),
  maker: z.string(),
  checker: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  decidedAt: instant.nullable(),
})

export const approvalDetail = approvalRow.extend({
  makerRole: z.string(),
  decisionNote: z.string().nullable(),
  changes: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
})

export type ApprovalRow = z.infer<typeof approvalRow>

/** What the person who looks can do about a request, and why not more. */
export type ApprovalView = z.infer<typeof approvalDetail> & {
  may: 'decide' | 'withdraw' | null
  /** In words what the target is now, when that voids the request; null while it stands. */
  changed: string | null
}

/** What waits for somebody, and what became of what they asked for: newest first, a few of each. */
export type Notifications = {
  toDecide: ApprovalRow[]
  outcomes: (ApprovalRow & { unseen: boolean })[]
  unseen: number
}
