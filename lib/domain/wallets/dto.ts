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
  /** Of its open freezes: what a request to unfreeze is made against. */
  freezeVersion: z.string(),
  /** What its tier allows; null for a tier that is not configured. */
  tierDailyLimit: money.nullable(),
  tierMonthlyLimit: money.nullable(),
  /** Of the highest approval in force; null without one. */
  kycLevel: z.string().nullable(),
  kycUntil: instant.nullable(),
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

/** Whether each movement begins with what the one before left. */
export const chain = z.object({
  /** How many were looked at. */
  movements: z.number(),
  /** What the last one left; null when none moved anything. */
  leftOver: money.nullable(),
  /** The newest that do not follow. */
  breaks: z.array(
    z.object({ id: z.string(), reference: z.string(), before: z.string().nullable(), leftOver: z.string() }),
  ),
})

export type Chain = z.infer<typeof chain>
export type WalletRow = z.infer<typeof walletRow>
export type WalletDetail = z.infer<typeof walletDetail>
export type Freeze = z.infer<typeof freeze>
