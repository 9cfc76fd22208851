import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { instant } from '@/lib/list/fields'
import { STUCK_HOURS } from '../eft/constants'

const waiting = z.object({
  kind: z.enum(['kyc', 'held', 'eft', 'freeze', 'suspicion']),
  /** Of KYC the record's id, of a freeze the wallet's. */
  id: z.string().nullable(),
  /** Of KYC the status. */
  what: z.string().nullable(),
  count: z.number(),
  /** Since when, of the oldest; of a freeze the day of its review. */
  since: instant.nullable(),
})

export type CustomerWaiting = z.infer<typeof waiting>

/** What of a customer waits for a person at the bank; suspicions only for those who may know of them. */
export const loadCustomerWaiting = guardedLoader('customers:read', async ({ user }, id: string) => {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 'kyc' AS kind, id::text, status::text AS what, 1 AS count, submitted_at AS since FROM kyc_records
    WHERE customer_id = ${id}::uuid AND status IN ('pending', 'in_progress', 'resubmission_requested')
    UNION ALL
    SELECT 'held', NULL, NULL, count(*)::int, min(created_at) FROM transactions
    WHERE customer_id = ${id}::uuid AND status IN ('on_hold', 'disputed') HAVING count(*) > 0
    UNION ALL
    SELECT 'eft', NULL, NULL, count(*)::int, min(created_at) FROM eft_payments
    WHERE customer_id = ${id}::uuid AND status IN ('pending', 'processing')
      AND created_at < now() - make_interval(hours => ${STUCK_HOURS}::int) HAVING count(*) > 0
    UNION ALL
    SELECT 'freeze', w.id::text, NULL, count(*)::int, min(f.review_on)::timestamp AT TIME ZONE ${env().BANK_TIME_ZONE}
    FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id
    WHERE w.customer_id = ${id}::uuid AND f.lifted_at IS NULL
      AND f.review_on <= (now() AT TIME ZONE ${env().BANK_TIME_ZONE})::date GROUP BY w.id
    UNION ALL
    SELECT 'suspicion', NULL, NULL, count(*)::int, min(opened_at) FROM suspicious_activities
    WHERE customer_id = ${id}::uuid AND status <> 'closed' AND ${can(user.role, 'suspicious:read')}
    HAVING count(*) > 0`
  return rows.map((row) => waiting.parse(row))
})
