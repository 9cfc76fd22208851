import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { transaction } from '@/lib/db/transaction'

type Expired = { id: string; action: string; targetType: string; targetId: string; title: string }

const ACTOR = { name: 'worker' }

/**
 * Ends requests whose time is over, with a row of the trail for each.
 * @param limit how many at most
 * @returns how many were ended; one that is being decided at this moment is left to that decision
 */
export function expireApprovals(limit: number): Promise<number> {
  return transaction(
    async (tx) => {
      const expired = await tx.$queryRaw<Expired[]>`
        UPDATE approvals SET status = 'expired', decided_at = clock_timestamp()
        WHERE id IN (SELECT id FROM approvals WHERE status = 'pending' AND expires_at <= now()
                     ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
        RETURNING id, action, target_type AS "targetType", target_id AS "targetId", title`
      for (const { id, action, targetType, targetId, title } of expired) {
        await recordAudit(tx, {
          actor: ACTOR,
          action: 'approval_expired',
          object: { type: 'approval', id },
          before: { status: 'pending' },
          after: { asked: action, target: targetType, targetId, title },
          request: null,
        })
      }
      return expired.length
    },
    { actor: ACTOR.name },
  )
}
