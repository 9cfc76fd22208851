import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { instant } from '@/lib/list/fields'
import { isDayOrInstant } from '@/lib/list/period'

const MOST = 25

const customerEvent = z.object({
  id: z.string(),
  kind: z.enum([
    ...(['registered', 'wallet_opened', 'wallet_closed', 'frozen', 'unfrozen', 'kyc', 'access'] as const),
    ...(['money', 'deed', 'note'] as const),
  ]),
  who: z.string().nullable(),
  at: instant,
  /**
   * Of a freeze its direction, of KYC and money the status entered, of access the merchant, of a deed the action of the
   * trail, of a note its words.
   */
  what: z.string().nullable(),
  /** The reason or failure code, where there is one. */
  reason: z.string().nullable(),
  /** Of money the transaction, by id and reference. */
  target: z.string().nullable(),
  label: z.string().nullable(),
})

export type CustomerEvent = z.infer<typeof customerEvent>
export type CustomerLife = {
  events: CustomerEvent[] /** From where it goes on; null at the beginning. */
  older: string | null
}

/**
 * What happened to a customer, their wallet and their money, and who did it: the newest first, across all entities.
 * Money that simply went through is left to the list of transactions.
 * @param before an instant from `older`; anything else begins at the newest
 */
export const loadCustomerLife = guardedLoader(
  'customers:read',
  (_session, id: string, before: string | null = null) => readLife(id, before),
)

async function readLife(id: string, before: string | null): Promise<CustomerLife> {
  const until =
    before?.endsWith('Z') && isDayOrInstant(before)
      ? Prisma.sql`${before}::timestamptz`
      : Prisma.sql`'infinity'::timestamptz`
  const newest = (at: string) =>
    Prisma.sql`AND ${Prisma.raw(at)} < ${until} ORDER BY ${Prisma.raw(at)} DESC LIMIT ${MOST + 1}`
  const rows = await db().$queryRaw<unknown[]>`
    WITH wallet AS (SELECT id, opened_at, closed_at FROM wallets WHERE customer_id = ${id}::uuid)
    SELECT row_number() OVER ()::text AS id, life.* FROM (
      (SELECT 'registered' AS kind, m.business_name AS who, c.created_at AS at, NULL AS what, NULL AS reason,
         NULL AS target, NULL AS label
       FROM customers c LEFT JOIN merchants m ON m.id = c.created_by_merchant_id
       WHERE c.id = ${id}::uuid ${newest('c.created_at')})
      UNION ALL
      (SELECT 'wallet_opened', NULL, opened_at, NULL, NULL, NULL, NULL FROM wallet WHERE TRUE ${newest('opened_at')})
      UNION ALL
      (SELECT 'wallet_closed', NULL, closed_at, NULL, NULL, NULL, NULL FROM wallet
       WHERE closed_at IS NOT NULL ${newest('closed_at')})
      UNION ALL
      (SELECT 'frozen', a.name, f.frozen_at, f.direction::text, f.reason::text, NULL, NULL
       FROM wallet_freezes f JOIN wallet w ON w.id = f.wallet_id JOIN admin_users a ON a.id = f.frozen_by
       WHERE TRUE ${newest('f.frozen_at')})
      UNION ALL
      (SELECT 'unfrozen', a.name, f.lifted_at, f.direction::text, NULL, NULL, NULL
       FROM wallet_freezes f JOIN wallet w ON w.id = f.wallet_id LEFT JOIN admin_users a ON a.id = f.lifted_by
       WHERE f.lifted_at IS NOT NULL ${newest('f.lifted_at')})
      UNION ALL
      (SELECT 'kyc', e.actor, e.created_at, e.to_status::text, e.reason_code::text, NULL, NULL
       FROM kyc_records k JOIN kyc_events e ON e.kyc_record_id = k.id
       WHERE k.customer_id = ${id}::uuid ${newest('e.created_at')})
      UNION ALL
      (SELECT 'access', g.granted_by, g.created_at, m.business_name, g.grant_reason::text, NULL, NULL
       FROM merchant_customer_access g JOIN merchants m ON m.id = g.merchant_id
       WHERE g.customer_id = ${id}::uuid ${newest('g.created_at')})
      UNION ALL
      (SELECT 'money', e.actor, e.created_at, e.to_status::text, t.failure_code::text, t.id::text, t.reference
       FROM transactions t JOIN transaction_events e ON e.transaction_id = t.id
       WHERE t.customer_id = ${id}::uuid AND t.status <> 'completed'
         AND e.to_status NOT IN ('pending', 'processing', 'completed') ${newest('e.created_at')})
      UNION ALL
      (SELECT 'note', a.name, n.created_at, n.body, NULL, NULL, NULL
       FROM record_notes n JOIN admin_users a ON a.id = n.author_id
       WHERE n.customer_id = ${id}::uuid ${newest('n.created_at')})
      UNION ALL
      (SELECT 'deed', e.actor, e.created_at, e.action, e.reason, NULL, NULL FROM audit_events e
       WHERE e.object_type = 'customer' AND e.object_id = ${id}::uuid::text AND e.outcome = 'success'
         AND e.action NOT IN ('sensitive_read', 'note_added') ${newest('e.created_at')})
      UNION ALL
      (SELECT 'deed', e.actor, e.created_at, e.action, e.reason, NULL, NULL
       FROM wallet w JOIN audit_events e ON e.object_type = 'wallet' AND e.object_id = w.id::text
       WHERE e.outcome = 'success' AND e.action NOT IN ('sensitive_read', 'wallet_frozen', 'wallet_unfrozen')
         ${newest('e.created_at')})
      ORDER BY at DESC LIMIT ${MOST + 1}
    ) life`
  const events = rows.map((row) => customerEvent.parse(row))
  const shown = events.slice(0, MOST)
  return { events: shown, older: olderThan(shown.at(-1)?.at, events[MOST]?.at, before) }
}

/** Just after the first event that is not shown, so that none of the same instant is lost; never where it began. */
function olderThan(last: string | undefined, next: string | undefined, before: string | null): string | null {
  if (!last || !next) return null
  const older = new Date(Date.parse(next) + 1).toISOString()
  return older === before ? last : older
}
