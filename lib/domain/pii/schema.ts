import { z } from 'zod'
import { LONGEST_REASON, PII_SUBJECTS } from './constants'

/** Which record to show in full, and why: who must say why is told by the table of permissions. */
export const revealInput = z.object({
  subject: z.enum(PII_SUBJECTS),
  id: z.uuid(),
  reason: z
    .string()
    .trim()
    .max(LONGEST_REASON, { error: `Use at most ${LONGEST_REASON} characters.` })
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll(/\r?\n/g, ' ')), {
      error: 'Leave out control characters.',
    })
    .optional(),
})

export type RevealInput = z.output<typeof revealInput>
