import { z } from 'zod'
import { readOmang } from '@/lib/kyc/omang'
import { day, firstThree, instant, integer, lastFour, maskedBirth, money } from '@/lib/list/fields'

export const kycRow = z.object({
  id: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  level: z.string(),
  status: z.string(),
  riskScore: z.number(),
  riskLevel: z.string(),
  claimedBy: z.string().nullable(),
  /** Whether the claim has time left. */
  claimLive: z.boolean(),
  assignedTo: z.string().nullable(),
  /** Approved by one of two: a second officer decides. */
  halfApproved: z.boolean(),
  submittedAt: instant,
  decidedAt: instant.nullable(),
})

/** What an identity number says by itself, read before it is masked. */
const reading = z.string().transform(readOmang)

const factors = z.array(z.object({ factor: z.string(), points: z.number() })).catch([])

export const kycDetail = kycRow.extend({
  submittedName: z.string(),
  dateOfBirth: maskedBirth,
  /** Full years at the submission. */
  age: z.number(),
  nationality: z.string(),
  documentType: z.string(),
  documentNumber: firstThree,
  /** Of an Omang: its form and the sex it names; of other documents it says nothing. */
  numberAsGiven: reading,
  documentExpiresOn: day.nullable(),
  riskFactors: factors,
  submittedPhone: lastFour,
  /** Without the street. */
  town: z.string(),
  claimedUntil: instant.nullable(),
  reviewStartedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  secondDecider: z.string().nullable(),
  reasonCode: z.string().nullable(),
  notes: z.string().nullable(),
  expiresAt: instant.nullable(),
  /** What the customer record says, to hold against the submission. */
  customerDateOfBirth: maskedBirth,
  customerIdentity: firstThree.nullable(),
  customerNationality: z.string(),
  /** Whether the same in full, compared before masking. */
  sameDocument: z.boolean().nullable(),
  sameBirth: z.boolean(),
  samePhone: z.boolean(),
  walletId: z.string().nullable(),
  tier: z.string().nullable(),
  /** The tier that an approval leads to, with its limits: never lower than the one there is. */
  nextTier: z.string().nullable(),
  nextDailyLimit: money.nullable(),
  nextMonthlyLimit: money.nullable(),
})

export const kycDocument = z.object({
  id: z.string(),
  kind: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  uploadedAt: instant,
  /** Whether its file is the one that was uploaded. */
  state: z.enum(['intact', 'missing', 'altered', 'disguised']),
})

export const kycEvent = z.object({
  id: integer,
  fromStatus: z.string().nullable(),
  toStatus: z.string(),
  reasonCode: z.string().nullable(),
  actor: z.string(),
  createdAt: instant,
})

/** Another customer who is the same in something. */
export const kycDuplicate = z.object({
  customerId: z.string(),
  customer: z.string(),
  isVerified: z.boolean(),
  same: z.enum(['identity', 'document', 'phone', 'person']),
})

/** With the place of its file, which never leaves the server. */
export type StoredKycDocument = {
  id: string
  kycRecordId: string
  kind: string
  file: string
  contentType: string
  sizeBytes: number
  sha256: string
}
export type KycRow = z.infer<typeof kycRow>
export type KycDetail = z.infer<typeof kycDetail>
export type KycDocument = z.infer<typeof kycDocument>
export type KycEvent = z.infer<typeof kycEvent>
export type KycDuplicate = z.infer<typeof kycDuplicate>
