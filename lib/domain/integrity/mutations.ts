import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { ListState } from '@/lib/list/definition'

/** Leaves a trace that somebody took the differences along. */
export function noteExport(
  tx: Transaction,
  { q, filters }: ListState,
  { user }: Session,
  request: RequestFacts,
): Promise<void> {
  return recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'balance_differences_exported',
    object: { type: 'balance_difference', id: null },
    after: { q, ...filters },
    request,
  })
}
