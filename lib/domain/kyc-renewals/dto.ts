import { z } from 'zod'
import { day, instant, lastFour, money } from '@/lib/list/fields'

/** An approval and when it ends. */
export const renewalRow = z.object({
  id: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  level: z.string(),
  status: z.string(),
  expiresAt: instant,
  tier: z.string().nullable(),
  /** A record that the customer sent since and that waits for a decision. */
  renewing: z.boolean(),
})

/** A wallet that may do more than the customer's KYC supports. */
export const mismatch = z.object({
  walletId: z.string(),
  customerId: z.string(),
  customer: z.string(),
  tier: z.string(),
  supportedTier: z.string(),
  dailyLimit: money,
  supportedDaily: money,
  monthlyLimit: money,
  supportedMonthly: money,
  foundAt: instant,
})

/** A week of the forecast, by its Monday in the bank's zone. */
export const forecastWeek = z.object({ week: day, ending: z.number() })

export const forecast = z.object({
  weeks: z.array(forecastWeek),
  /** Of the approvals that ended in the last 180 days, the share whose customer sent a new record; null without any. */
  renewalShare: z.number().nullable(),
  /** First submissions a week, over the last eight whole weeks. */
  usualPerWeek: z.number(),
  endingSoon: z.number(),
  /** Customers whose approval has ended and who sent nothing since. */
  expired: z.number(),
  mismatched: z.number(),
  /** The last turn of the day that was worked off. */
  turn: z.object({ day, finishedAt: instant, expired: z.number() }).nullable(),
})

export const calendarDay = z.object({ date: day, ending: z.number() })

export type RenewalRow = z.infer<typeof renewalRow>
export type Mismatch = z.infer<typeof mismatch>
export type Forecast = z.infer<typeof forecast>
export type CalendarDay = z.infer<typeof calendarDay>
