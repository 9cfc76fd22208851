import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** A browser that was signed in; never what its cookie holds. */
export const sessionRow = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  state: z.string(),
  /** Why it ended. */
  ending: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  endedAt: instant.nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The session of the person who looks. */
  current: z.boolean(),
  /** Whether the person who looks can end it. */
  endable: z.boolean(),
})

export type SessionRow = z.infer<typeof sessionRow>
