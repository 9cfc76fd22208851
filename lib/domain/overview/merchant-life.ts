import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { instant } from '@/lib/list/fields'

const MOST = 20

const merchantEvent = z.object({
  id: z.string(),
  kind: z.enum(['joined', 'key', 'deed', 'note']),
  who: z.string().nullable(),
  at: instant,
  /** Of a key its label, of a deed the action of the trail, of a note its words. */
  what: z.string().nullable(),
  reason: z.string().nullable(),
})

export type MerchantEvent = z.infer<typeof merchantEvent>

/** What happened to a merchant and who did it, the newest first. */
export const loadMerchantLife = guardedLoader('merchants:read', async (_session, id: string) => {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT row_number() OVER ()::text AS id, life.* FROM (
      (SELECT 'joined' AS kind, NULL AS who, created_at AS at, NULL AS what, NULL AS reason
       FROM merchants WHERE id = ${id}::uuid)
      UNION ALL
      (SELECT 'key', NULL, created_at, label, NULL FROM api_credentials
       WHERE merchant_id = ${id}::uuid ORDER BY created_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT 'note', a.name, n.created_at, n.body, NULL FROM record_notes n JOIN admin_users a ON a.id = n.author_id
       WHERE n.merchant_id = ${id}::uuid ORDER BY n.created_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT 'deed', actor, created_at, action, reason FROM audit_events
       WHERE object_type = 'merchant' AND object_id = ${id}::uuid::text AND outcome = 'success'
         AND action NOT IN ('sensitive_read', 'note_added') ORDER BY created_at DESC LIMIT ${MOST})
      ORDER BY at DESC LIMIT ${MOST}
    ) life`
  return rows.map((row) => merchantEvent.parse(row))
})
