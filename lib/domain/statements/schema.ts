import { z } from 'zod'
import { isDayOrInstant } from '@/lib/list/period'

const day = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDayOrInstant(text), { error: 'Use a day.' })

/** The period of a statement, both days included, in the zone of the bank. */
export type Period = { from: string; to: string }

/**
 * Reads a period from an address; what is missing is the month of `today` so far, and what makes no sense is `null`.
 * @param today `2026-11-24` in the zone of the bank
 */
export function readPeriod(from: string | undefined, to: string | undefined, today: string): Period | null {
  const asked = z
    .object({ from: day, to: day })
    .safeParse({ from: from || `${today.slice(0, 7)}-01`, to: to || today })
  if (!asked.success || asked.data.from > asked.data.to) return null
  return asked.data
}
