import { z } from 'zod'
import { instant, lastFour, maskedEmail } from '@/lib/list/fields'

export const merchantRow = z.object({
  id: z.string(),
  name: z.string(),
  registrationNumber: z.string(),
  settlementAccount: lastFour,
  email: maskedEmail,
  phone: lastFour,
  status: z.string(),
  /** A fraction of the amount, as decimal text. */
  commissionRate: z.string(),
  createdAt: instant,
})

export const merchantDetail = merchantRow.extend({
  webhookUrl: z.string().nullable(),
  customersRegistered: z.number(),
  customersGranted: z.number(),
  /** What ends when it is closed. */
  activeCodes: z.number(),
  activeKeys: z.number(),
  updatedAt: instant,
})

/** A key of the merchant's program; the secret is nowhere. */
export const credential = z.object({
  id: z.string(),
  label: z.string(),
  keyPrefix: z.string(),
  permissions: z.array(z.string()),
  /** active, ending (rotated, still good for a while), expired or revoked */
  state: z.string(),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastUsedIp: z.string().nullable(),
  createdAt: instant,
})

export type MerchantRow = z.infer<typeof merchantRow>
export type MerchantDetail = z.infer<typeof merchantDetail>
export type Credential = z.infer<typeof credential>
