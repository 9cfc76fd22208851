import { z } from 'zod'
import { money } from '@/lib/list/fields'

/** How far the limits of a wallet can go: what its tier has by default, and the most that its KYC supports. */
export const limitRoom = z.object({
  tierDaily: money,
  tierMonthly: money,
  mostDaily: money,
  mostMonthly: money,
})

export type LimitRoom = z.infer<typeof limitRoom>
