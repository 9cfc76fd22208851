import { z } from 'zod'
import { firstThree, instant, lastFour, maskedBirth, maskedEmail } from '@/lib/list/fields'

/** A customer in a list. What identifies a person is masked here, before it leaves the server. */
export const customerRow = z.object({
  id: z.string(),
  name: z.string(),
  phone: lastFour,
  email: maskedEmail.nullable(),
  status: z.string(),
  isVerified: z.boolean(),
  nationality: z.string(),
  language: z.string(),
  merchant: z.string().nullable(),
  createdAt: instant,
  tags: z.array(z.string()),
})

export const customerDetail = customerRow.extend({
  identityNumber: firstThree.nullable(),
  dateOfBirth: maskedBirth,
  merchantId: z.string().nullable(),
  updatedAt: instant,
})

export type CustomerRow = z.infer<typeof customerRow>
export type CustomerDetail = z.infer<typeof customerDetail>
