import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** What waits on the desk of the officers. */
export const desk = z.object({
  /** By the buckets of AGE_BUCKETS: what is pending; they add up to `pending`. */
  ages: z.array(z.number()),
  risks: z.object({ high: z.number(), medium: z.number(), low: z.number() }),
  pending: z.number(),
  inProgress: z.number(),
  /** Waits for the customer. */
  asked: z.number(),
  /** Pending with one approval of two. */
  secondOfficer: z.number(),
  /** In progress, but the claim has run out: free for others. */
  lapsed: z.number(),
  /** Claimed by or assigned to the person who looks. */
  mine: z.number(),
  oldestAt: instant.nullable(),
})

export const officer = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  waiting: z.number(),
})

export const kycCase = z.object({
  id: z.string(),
  status: z.string(),
  riskScore: z.number(),
  firstName: z.string(),
  /** Of what the customer sent: another one means that a decision would be about something else. */
  version: z.string(),
  claimedById: z.string().nullable(),
  claimedBy: z.string().nullable(),
  claimedUntil: instant.nullable(),
  /** Whether the claim has time left. */
  live: z.boolean(),
  assignedToId: z.string().nullable(),
  assignedTo: z.string().nullable(),
  firstApproverId: z.string().nullable(),
  firstApprover: z.string().nullable(),
  firstApprovedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  language: z.enum(['en', 'tn']),
  customerStatus: z.string(),
  underage: z.boolean(),
  documentExpired: z.boolean(),
})

/** What an officer wrote: a note for colleagues, or a message to the customer. */
export const remark = z.object({
  id: z.string(),
  kind: z.enum(['note', 'message']),
  author: z.string(),
  language: z.enum(['en', 'tn']).nullable(),
  body: z.string(),
  createdAt: instant,
})

/** What masked fields say in full, for the officer who compares them with a document. */
export type Revealed = {
  documentNumber: string
  phone: string
  /** As it is read out. */
  dateOfBirth: string
  address: string
  customerIdentity: string | null
  customerDateOfBirth: string
}

/** What became of a decision. */
export type DecisionDone = {
  outcome: 'approved' | 'first_approval' | 'resubmission_requested' | 'rejected'
  customer: string
  /** The case that was claimed along with it; null when none was asked for or none is left. */
  nextId: string | null
}

export type Desk = z.infer<typeof desk>
export type Officer = z.infer<typeof officer>
export type Case = z.infer<typeof kycCase>
export type Remark = z.infer<typeof remark>
