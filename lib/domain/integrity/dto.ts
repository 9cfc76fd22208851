import { z } from 'zod'
import { instant, integer, lastFour, money } from '@/lib/list/fields'

export const differenceRow = z.object({
  id: z.string(),
  walletId: z.string(),
  customer: z.string(),
  phone: lastFour,
  kind: z.string(),
  expected: money,
  found: money,
  /** What is there less what should be. */
  difference: money,
  transactionId: z.string().nullable(),
  reference: z.string().nullable(),
  state: z.string(),
  foundAt: instant,
  lookedAt: instant,
  resolvedAt: instant.nullable(),
})

/** How far the comparison is. */
export const round = z.object({
  wallets: integer,
  lastWallets: integer.nullable(),
  lastFinished: instant.nullable(),
  startedAt: instant,
  open: integer,
})

export type DifferenceRow = z.infer<typeof differenceRow>
export type Round = z.infer<typeof round>
