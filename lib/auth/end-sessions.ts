import 'server-only'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import { afterCommit, type Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { countSessionsRevoked } from '@/lib/metrics/security'

/** Why a session ended before its time. */
export type EndReason =
  | 'signed out'
  | 'replaced by a new sign-in'
  | 'ended by its owner'
  | 'ended by a superadmin'
  | 'ended from the command line'
  | 'account disabled'
  | 'role changed'
  | 'password changed'
  | 'second factor reset'

type Which =
  | { id: string; adminUserId?: string }
  | { tokenHash: Uint8Array<ArrayBuffer> }
  | { adminUserId: string; except?: string }

/**
 * Ends live sessions: the next request with them is a stranger's. One row of the trail for each.
 * @returns how many were ended; 0 when none of them was live any more
 */
export async function endSessions(
  tx: Transaction,
  which: Which,
  reason: EndReason,
  actor: AuditActor | null,
  request: RequestFacts | null,
): Promise<number> {
  const { except, ...where } = { except: undefined, ...which }
  const ended = await tx.adminSession.updateManyAndReturn({
    where: { ...where, ...(except && { id: { not: except } }), revokedAt: null },
    data: { revokedAt: new Date(), revokedReason: reason },
    select: { id: true, adminUser: { select: { id: true, email: true, role: true } } },
  })
  for (const { id, adminUser } of ended) {
    await recordAudit(tx, {
      actor: actor ?? { name: adminUser.email, id: adminUser.id, role: adminUser.role },
      action: 'session_expired',
      object: { type: 'admin_session', id },
      after: { account: adminUser.email },
      reason,
      request,
    })
  }
  afterCommit(tx, () => countSessionsRevoked(ended.length))
  return ended.length
}
