import { z } from 'zod'
import { pulaAmount, reasonText } from '@/lib/http/form-inputs'
import { REFUND_REASONS } from './constants'

/** The arguments that a request freezes. */
export const refundArguments = z.object({
  amount: pulaAmount,
  reasonCode: z.enum(REFUND_REASONS, { error: 'Choose a reason.' }),
})

/** The fields of the form. `seenVersion` is of the transaction as the page showed it. */
export const refundInput = refundArguments.extend({
  transactionId: z.uuid(),
  seenVersion: z.string().regex(/^[\w./]{1,60}$/, { error: 'Load the page again.' }),
  reason: reasonText('Say what happened.'),
})

export type Refund = z.output<typeof refundArguments>
export type RefundInput = z.output<typeof refundInput>
