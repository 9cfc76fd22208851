import { z } from 'zod'
import { day, instant, lastFour, money } from '@/lib/list/fields'

export const walletRow = z.object({
  id: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  balance: money,
  tier: z.string(),
  kyc: z.string(),
  status: z.string(),
  dailyLimit: money,
  monthlyLimit: money,
  openedAt: instant,
})

/** With what went out of it today and this month, in the bank's days: what its limits are measured by. */
export const walletDetail = walletRow.extend({
  currency: z.string(),
  closedAt: instant.nullable(),
  updatedAt: instant,
  spentToday: money,
  spentThisMonth: money,
  /** Shares of the limits, 0–1 and above; null without a limit. */
  dailyUse: z.number().nullable(),
  monthlyUse: z.number().nullable(),
})

export const freeze = z.object({
  id: z.string(),
  direction: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  authorityReference: z.string().nullable(),
  reviewOn: day,
  frozenBy: z.string(),
  frozenAt: instant,
  liftedBy: z.string().nullable(),
  liftedAt: instant.nullable(),
  liftNote: z.string().nullable(),
})

export type WalletRow = z.infer<typeof walletRow>
export type WalletDetail = z.infer<typeof walletDetail>
export type Freeze = z.infer<typeof freeze>
