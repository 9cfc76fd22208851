import { z } from 'zod'
import { instant, money } from '@/lib/list/fields'

export const qrCodeRow = z.object({
  id: z.string(),
  reference: z.string(),
  merchantId: z.string(),
  merchant: z.string(),
  customerId: z.string().nullable(),
  customer: z.string().nullable(),
  amount: money,
  status: z.string(),
  scans: z.number(),
  createdAt: instant,
  expiresAt: instant,
  scannedAt: instant.nullable(),
})

export const qrCodeDetail = qrCodeRow.extend({
  transactionId: z.string().nullable(),
  transaction: z.string().nullable(),
  paidAt: instant.nullable(),
})

export type QrCodeRow = z.infer<typeof qrCodeRow>
