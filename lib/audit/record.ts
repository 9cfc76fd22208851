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
  const json = (facts?: AuditFacts) => (facts ? JSON.stringify(minimised(facts)) : null)
  // By hand, as every change of the bank writes one: through the model the client takes longer for it.
  await tx.$executeRaw`
    INSERT INTO audit_events (actor, actor_id, actor_role, action, object_type, object_id, before, after, reason, outcome,
      request_id, source_ip, user_agent)
    VALUES (${visible(actor.name, 254)}, ${actor.id ?? null}::uuid, ${actor.role ?? null}::admin_role, ${entry.action},
      ${object.type}, ${object.id === null ? null : visible(object.id, 254)}, ${json(entry.before)}::jsonb,
      ${json(entry.after)}::jsonb, ${entry.reason ? visible(entry.reason, 2000) : null},
      ${entry.outcome ?? 'success'}::audit_outcome, ${request?.requestId ?? null}, ${request?.address ?? null}::inet,
      ${request?.userAgent ? visible(request.userAgent, 500) : null})`
  afterCommit(tx, () => countAuditEvent(entry.action))
}
