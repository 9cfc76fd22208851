import { z } from 'zod'
import { freeText, reasonText } from '@/lib/http/form-inputs'
import { KEY_DAYS, KEY_PROFILES, type KeyProfile, OVERLAP_HOURS } from './constants'

const profiles = Object.keys(KEY_PROFILES) as [KeyProfile, ...KeyProfile[]]

export const issueInput = z.object({
  merchantId: z.uuid(),
  label: freeText(120).min(1, { error: 'Say what the key is for.' }),
  profile: z.enum(profiles, { error: 'Choose what it may do.' }),
  days: z.enum(KEY_DAYS, { error: 'Choose when it expires.' }),
  reason: reasonText('Say who asked for it.'),
})
export const rotateInput = z.object({
  credentialId: z.uuid(),
  overlapHours: z.enum(OVERLAP_HOURS, { error: 'Choose how long the old key goes on.' }),
  reason: reasonText('Say why it is rotated.'),
})
export const revokeInput = z.object({ credentialId: z.uuid(), reason: reasonText('Say why it is revoked.') })

export type IssueInput = z.output<typeof issueInput>
export type RotateInput = z.output<typeof rotateInput>
export type RevokeInput = z.output<typeof revokeInput>
