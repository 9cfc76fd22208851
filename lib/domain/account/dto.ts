import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** A session of the person's own. */
export const ownSession = z.object({
  id: z.string(),
  current: z.boolean(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
})

export const knownDevice = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
})

/** What the page "Account and security" shows. */
export const account = z.object({
  passwordChangedAt: instant,
  /** Null without an authenticator. */
  authenticatorSince: instant.nullable(),
  recoveryCodesLeft: z.number(),
  sessions: z.array(ownSession),
  devices: z.array(knownDevice),
})

export type Account = z.infer<typeof account>
export type OwnSession = z.infer<typeof ownSession>
export type KnownDevice = z.infer<typeof knownDevice>
