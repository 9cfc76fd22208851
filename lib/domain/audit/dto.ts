import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** One line of the trail. Before and after are JSON text: facts that the writer already cleaned of secrets. */
export const auditRow = z.object({
  id: z.string(),
  createdAt: instant,
  actor: z.string(),
  actorRole: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  requestId: z.string().nullable(),
  sourceIp: z.string().nullable(),
})

const sealId = z.bigint().transform(String)

/** The same with what its page adds: the browser, and the seal that closed it. */
export const auditDetail = auditRow.extend({
  actorId: z.string().nullable(),
  userAgent: z.string().nullable(),
  sealId: sealId.nullable(),
  sealedAt: instant.nullable(),
})

/** How far the trail is sealed, how far it was looked through, and what was found. Nulls: not yet. */
export const trailState = z.object({
  sealId: sealId.nullable(),
  sealedAt: instant.nullable(),
  unsealedSince: instant.nullable(),
  checkedSeal: sealId.nullable(),
  checkedSealedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  roundFinishedAt: instant.nullable(),
  problem: z.string().nullable(),
  problemSeal: sealId.nullable(),
  problemAt: instant.nullable(),
})

export type AuditRow = z.infer<typeof auditRow>
export type AuditDetail = z.infer<typeof auditDetail>
export type TrailState = z.infer<typeof trailState>
