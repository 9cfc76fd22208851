import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** An account of the staff. */
export const userRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  status: z.string(),
  /** Since when a second factor is in force; null without one. */
  secondFactorAt: instant.nullable(),
  lastLoginAt: instant.nullable(),
  /** Sessions that are neither ended nor over. */
  sessions: z.number(),
  createdAt: instant,
})

export const userDetail = userRow.extend({
  passwordChangedAt: instant,
  disabledAt: instant.nullable(),
  /** What a request about the account is made against. */
  version: z.number(),
})

/** What the account holds now, by how many. */
export type HeldCounts = { kycClaims: number; alerts: number; cases: number; requests: number }

/** Something that was done to an account, or by it. */
export const userDeed = z.object({
  id: z.string(),
  action: z.string(),
  actor: z.string(),
  at: instant,
  outcome: z.string(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
})

/** Somebody with their role: who could take over, who has a role. */
export const colleague = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string() })

export type UserRow = z.infer<typeof userRow>
export type UserDetail = z.infer<typeof userDetail>
export type UserDeed = z.infer<typeof userDeed>
export type Colleague = z.infer<typeof colleague>
