import { z } from 'zod'
import { reasonText } from '@/lib/http/form-inputs'
import { ACCESS_TYPES, STAFF_GRANT_REASONS } from './constants'

const accessType = z.enum(ACCESS_TYPES, { error: 'Choose what the merchant may do.' })
/** The last day on which it is good, in the bank's days; null for no end. */
const lastDay = z
  .union([z.literal(''), z.iso.date({ error: 'Give a day, or nothing.' })])
  .transform((day) => day || null)
const seenVersion = z.string().regex(/^[\w:.\-/]{1,80}$/, { error: 'Load the page again.' })

export const grantInput = z.object({
  customerId: z.uuid(),
  registrationNumber: z
    .string()
    .trim()
    .toUpperCase()
    .min(3, { error: 'Give the registration number.' })
    .max(40),
  accessType,
  grantReason: z.enum(STAFF_GRANT_REASONS, { error: 'Choose why.' }),
  lastDay,
  reason: reasonText('Say who asked for it, and how it was checked.'),
})
export const changeInput = z.object({
  grantId: z.uuid(),
  seenVersion,
  accessType,
  lastDay,
  reason: reasonText('Say why it changes.'),
})
export const revokeInput = z.object({
  grantId: z.uuid(),
  seenVersion,
  reason: reasonText('Say why it ends.'),
})

export type GrantInput = z.output<typeof grantInput>
export type ChangeInput = z.output<typeof changeInput>
export type RevokeInput = z.output<typeof revokeInput>
