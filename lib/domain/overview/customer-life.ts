import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { instant } from '@/lib/list/fields'

const MOST = 15

const customerEvent = z.object({
  id: z.string(),
  kind: z.enum(['registered', 'wallet_opened', 'wallet_closed', 'frozen', 'unfrozen', 'kyc', 'access']),
  who: z.string().nullable(),
  at: instant,
  /** Of a freeze its direction, of KYC the status entered, of access the merchant. */
  what: z.string().nullable(),
  /** The reason code, where there is one. */
  reason: z.string().nullable(),
})

export type CustomerEvent = z.infer<typeof customerEvent>

/** What happened to a customer and their wallet, and who did it: the newest first, across all entities. */
export const loadCustomerLife = guardedLoader('customers:read', (_session, id: string) => readLife(id))

async function readLife(id: string): Promise<CustomerEvent[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT row_number() OVER ()::text AS id, life.* FROM (
      SELECT 'registered' AS kind, m.business_name AS who, c.created_at AS at, NULL AS what, NULL AS reason
      FROM customers c LEFT JOIN merchants m ON m.id = c.created_by_merchant_id WHERE c.id = ${id}::uuid
      UNION ALL
      SELECT 'wallet_opened', NULL, opened_at, NULL, NULL FROM wallets WHERE customer_id = ${id}::uuid
      UNION ALL
      SELECT 'wallet_closed', NULL, closed_at, NULL, NULL FROM wallets
      WHERE customer_id = ${id}::uuid AND closed_at IS NOT NULL
      UNION ALL
      SELECT 'frozen', a.name, f.frozen_at, f.direction::text, f.reason::text
      FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id JOIN admin_users a ON a.id = f.frozen_by
      WHERE w.customer_id = ${id}::uuid
      UNION ALL
      SELECT 'unfrozen', a.name, f.lifted_at, f.direction::text, NULL
      FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id LEFT JOIN admin_users a ON a.id = f.lifted_by
      WHERE w.customer_id = ${id}::uuid AND f.lifted_at IS NOT NULL
      UNION ALL
      SELECT 'kyc', e.actor, e.created_at, e.to_status::text, e.reason_code::text
      FROM kyc_events e JOIN kyc_records k ON k.id = e.kyc_record_id WHERE k.customer_id = ${id}::uuid
      UNION ALL
      SELECT 'access', g.granted_by, g.created_at, m.business_name, g.grant_reason::text
      FROM merchant_customer_access g JOIN merchants m ON m.id = g.merchant_id WHERE g.customer_id = ${id}::uuid
      ORDER BY at DESC LIMIT ${MOST}
    ) life`
  return rows.map((row) => customerEvent.parse(row))
}
