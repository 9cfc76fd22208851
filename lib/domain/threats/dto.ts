import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** Attempts that failed in an hour or a day, by what was done about them. */
export const attemptPoint = z.object({
  at: instant,
  failed: z.number(),
  held: z.number(),
  succeeded: z.number(),
})

/** An account that somebody failed at. */
export const attackedAccount = z.object({
  account: z.string(),
  /** Whether there is such an admin. */
  exists: z.boolean(),
  failed: z.number(),
  held: z.number(),
  sources: z.number(),
  lastAt: instant,
  /** A device it does not know must bring a second factor along. */
  locked: z.boolean(),
})

/** Where attempts came from. */
export const attackSource = z.object({
  source: z.string(),
  failed: z.number(),
  held: z.number(),
  turnedAway: z.boolean(),
  accounts: z.number(),
  lastAt: instant,
  userAgent: z.string().nullable(),
})

export const threats = z.object({
  points: z.array(attemptPoint),
  accounts: z.array(attackedAccount),
  sources: z.array(attackSource),
  lockedNow: z.number(),
})

export type Threats = z.infer<typeof threats>
export type AttackedAccount = z.infer<typeof attackedAccount>
export type AttackSource = z.infer<typeof attackSource>
