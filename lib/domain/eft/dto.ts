import { z } from 'zod'
import { instant, lastFour, money } from '@/lib/list/fields'

export const eftPaymentRow = z.object({
  id: z.string(),
  reference: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  bank: z.string(),
  account: lastFour,
  amount: money,
  status: z.string(),
  createdAt: instant,
  completedAt: instant.nullable(),
})

export const eftPaymentDetail = eftPaymentRow.extend({
  walletId: z.string(),
  transactionId: z.string().nullable(),
  transaction: z.string().nullable(),
  failureReason: z.string().nullable(),
  processedAt: instant.nullable(),
  attempts: z.number(),
  retriedAt: instant.nullable(),
})

export type EftPaymentRow = z.infer<typeof eftPaymentRow>
