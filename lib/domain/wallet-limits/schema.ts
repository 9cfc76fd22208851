import { z } from 'zod'
import { pulaAmount, reasonText } from '@/lib/http/form-inputs'

/** The arguments that a request freezes. */
export const limitsArguments = z.object({ dailyLimit: pulaAmount, monthlyLimit: pulaAmount })

/** The fields of the form. `seenVersion` is of the limits the page showed. */
export const limitsInput = limitsArguments.extend({
  walletId: z.uuid(),
  seenVersion: z.string().regex(/^[\w./]{1,80}$/, { error: 'Load the page again.' }),
  reason: reasonText('Say why the limits change.'),
})

export type Limits = z.output<typeof limitsArguments>
export type LimitsInput = z.output<typeof limitsInput>
