import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { SHORTEST_REASON } from './constants'
import { readPii } from './data'
import type { Revealed } from './dto'
import type { RevealInput } from './schema'

/**
 * Shows what is masked of one record. Nothing is handed out before the trail says who asked, for what, and why.
 * @throws NotFoundError no such record · RuleError the role has to say why, and did not
 */
export async function revealPii(
  tx: Transaction,
  { subject, id, reason }: RevealInput,
  { user }: Session,
  request: RequestFacts,
): Promise<Revealed> {
  const needsReason = grantOf(user.role, 'customers:reveal') === 'with-reason'
  if (needsReason && (reason?.length ?? 0) < SHORTEST_REASON) {
    throw new RuleError('Say in a few words what you need it for.', 'reason')
  }
  const revealed = await readPii(tx, subject, id)
  if (!revealed) throw new NotFoundError('There is no such record.')
  await recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'sensitive_read',
    object: { type: subject, id },
    after: { fields: Object.keys(revealed) },
    reason: reason || undefined,
    request,
  })
  return revealed
}
