import 'server-only'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError } from '@/lib/http/errors'
import type { AuditObject } from './actions'
import { lastChange } from './last-change'

/** The conflict for somebody whose page is older than the record: what it is now, who made it so, and when. */
export async function changedSince(
  tx: Transaction,
  type: AuditObject,
  id: string,
  message: string,
): Promise<ConflictError> {
  const { by, at } = await lastChange(tx, type, id)
  return new ConflictError({ message, changedBy: by, changedAt: at })
}
