import { z } from 'zod'
import { LONGEST_NOTE, NOTED } from './constants'

export const noteInput = z.object({
  subject: z.enum(NOTED),
  id: z.uuid({ error: 'No such record.' }),
  body: z
    .string({ error: 'Write the note first.' })
    .trim()
    .min(1, { error: 'Write the note first.' })
    .max(LONGEST_NOTE, { error: `Use at most ${LONGEST_NOTE} characters.` })
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll(/\r?\n|\t/g, ' ')), {
      error: 'There is a character that cannot be kept.',
    }),
})

export type NoteInput = z.output<typeof noteInput>
