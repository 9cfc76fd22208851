import { z } from 'zod'

/** Pieces of the schemas of forms. Each refuses in words; nothing that was typed is silently altered but spaces around it. */

const CONTROL = /[\p{Cc}\p{Cs}]/u

/** Free text of some lines, without control characters. */
export const freeText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `Use at most ${most.toLocaleString('en').replaceAll(',', ' ')} characters.` })
    .refine((text) => !CONTROL.test(text.replaceAll(/\r?\n/g, ' ')), {
      error: 'Leave out control characters.',
    })

/** Why something is done: what the trail keeps, and what colleagues read. */
export const reasonText = (error = 'Say why: it stays in the trail.') => freeText(2000).min(1, { error })

/** An amount of pula above zero, as decimal text: digits, and after a point at most two. */
export const pulaAmount = z
  .string()
  .trim()
  .min(1, { error: 'Give an amount.' })
  .superRefine((text, context) => {
    const problem = amountProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

function amountProblem(text: string): string | null {
  if (/^\d{1,15}(\.\d{1,2})?$/.test(text))
    return /[1-9]/.test(text) ? null : 'It has to be more than nothing.'
  if (text.includes(',')) return 'Leave out commas: thebe come after a point, as in 1234.50.'
  if (/^[-−]/.test(text)) return 'Give the amount without a sign.'
  if (/^\d+\.\d{3,}$/.test(text)) return 'A thebe is the smallest amount: at most two places after the point.'
  if (/^\d{16,}/.test(text)) return 'That is more than the bank can book.'
  return 'Write it in digits, as in 1234.50.'
}
