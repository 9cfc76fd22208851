import { z } from 'zod'
import { instant, lastFour } from '@/lib/list/fields'

/** What a merchant may do with a customer's wallet, and why. */
export const accessGrant = z.object({
  id: z.string(),
  merchantId: z.string(),
  merchant: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  access: z.string(),
  reason: z.string(),
  grantedBy: z.string(),
  state: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
})

export type AccessGrant = z.infer<typeof accessGrant>
