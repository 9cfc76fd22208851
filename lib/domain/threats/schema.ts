import { z } from 'zod'
import { SPANS, type Span } from './constants'

/** `?hours=168` of the address; anything else is the last day. */
export const spanOf = (hours: unknown): Span => SPANS.find((span) => String(span) === hours) ?? SPANS[0]

export const unlockInput = z.object({
  account: z
    .string()
    .min(1, { error: 'Choose an account.' })
    .max(254)
    .regex(/^[\x21-\x7e]+$/, { error: 'Choose an account of the list.' }),
  reason: z
    .string()
    .trim()
    .min(1, { error: 'Say how you know that it is safe.' })
    .max(2000, { error: 'Use at most 2 000 characters.' })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'Leave out control characters.' }),
})

export type UnlockInput = z.output<typeof unlockInput>
