import { z } from 'zod'
import { instant, money } from '@/lib/list/fields'

/** A refund of a transaction. */
export const refundRow = z.object({
  id: z.string(),
  reference: z.string(),
  amount: money,
  status: z.string(),
  description: z.string(),
  createdAt: instant,
})

export type RefundRow = z.infer<typeof refundRow>

/** What of a transaction was given back, what can be, and what it takes. */
export type RefundState = {
  refunds: RefundRow[]
  given: string
  /** Null where nothing can be given back. */
  left: string | null
  /** What a request or a form is about. */
  version: string
  /** Above this much of one transaction it takes a second person. */
  alone: string
}
