import 'server-only'
import type { Transaction } from '@/lib/db/transaction'
import type { AuditObject } from './actions'

/** Who last changed a record through the portal, and when; nulls when the trail knows of nobody. */
export async function lastChange(
  tx: Transaction,
  type: AuditObject,
  id: string,
): Promise<{ by: string | null; at: Date | null }> {
  const event = await tx.auditEvent.findFirst({
    where: { objectType: type, objectId: id, outcome: 'success', action: { not: 'sensitive_read' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { actor: true, createdAt: true },
  })
  return { by: event?.actor ?? null, at: event?.createdAt ?? null }
}
