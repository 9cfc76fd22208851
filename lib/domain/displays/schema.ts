import { z } from 'zod'
import { CODE_LENGTH, CODE_LETTERS } from './constants'

export const addDisplayInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Say where it hangs: “Operations room”.')
    .max(60, 'At most 60 characters.')
    .regex(/^[^\p{C}]*$/u, 'Only letters that can be seen.'),
})

export const revokeDisplayInput = z.object({ displayId: z.uuid() })

/** A code as somebody types it: capitals and dashes do not matter. */
export const displayCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`)))

export type AddDisplayInput = z.output<typeof addDisplayInput>
export type RevokeDisplayInput = z.output<typeof revokeDisplayInput>
