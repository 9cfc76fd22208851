import 'server-only'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'

/** Lets an account be signed in to from new devices again: failures before now count no more. The caller audits it. */
export async function unlock(tx: Transaction, account: string, by: string, reason: string): Promise<void> {
  await tx.loginUnlock.create({
    data: { account, unlockedBy: by.slice(0, 254), reason },
    select: { id: true },
  })
}

/** The same as a deed of its own, with its row in the trail. */
export async function unlockAudited(
  tx: Transaction,
  { id, email }: { id: string; email: string },
  reason: string,
  actor: AuditActor,
  request: RequestFacts | null,
): Promise<void> {
  await unlock(tx, email, actor.name, reason)
  await recordAudit(tx, {
    actor,
    action: 'account_unlocked',
    object: { type: 'admin_user', id },
    after: { account: email },
    reason,
    request,
  })
}
