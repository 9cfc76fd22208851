import 'server-only'
import type { Role } from '@/lib/auth/permissions'
import { afterCommit, type Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { countAuditEvent } from '@/lib/metrics/security'
import type { AuditAction, AuditObject } from './actions'
import { type AuditFacts, minimised, visible } from './clean'

/** Who acts: an admin, or a program by its name ("command line (root)", "worker"). */
export type AuditActor = { name: string; id?: string; role?: Role }

export type AuditEntry = {
  actor: AuditActor
  action: AuditAction
  object: { type: AuditObject; id: string | null }
  /** Only what the action is about; personal data is cut down and secrets are dropped here. */
  before?: AuditFacts
  after?: AuditFacts
  reason?: string
  outcome?: 'success' | 'refused' | 'failed'
  /** Null where no request is being answered. */
  request: RequestFacts | null
}

/**
 * Writes one row of the trail. Call it in the transaction of the change: if the row cannot be written, the
 * change does not happen either. The time and the transaction id are the database's own.
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { actor, object, request } = entry
  await tx.auditEvent.create({
    data: {
      actor: visible(actor.name, 254),
      actorId: actor.id,
      actorRole: actor.role,
      action: entry.action,
      objectType: object.type,
      objectId: object.id === null ? null : visible(object.id, 254),
      before: entry.before && minimised(entry.before),
      after: entry.after && minimised(entry.after),
      reason: entry.reason ? visible(entry.reason, 2000) : null,
      outcome: entry.outcome ?? 'success',
      requestId: request?.requestId,
      sourceIp: request?.address,
      userAgent: request?.userAgent ? visible(request.userAgent, 500) : null,
    },
    select: { id: true },
  })
  afterCommit(tx, () => countAuditEvent(entry.action))
}
