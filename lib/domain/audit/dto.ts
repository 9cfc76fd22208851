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

export type AuditRow = z.infer<typeof auditRow>
