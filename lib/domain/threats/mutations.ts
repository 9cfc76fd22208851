import 'server-only'
import type { Session } from '@/lib/auth/session'
import { unlockAudited } from '@/lib/auth/unlock'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { UnlockInput } from './schema'

/**
 * Lets an account be signed in to from new devices again: what has failed so far counts no more.
 * @throws NotFoundError there is no such admin
 */
export async function unlockAccount(
  tx: Transaction,
  { account, reason }: UnlockInput,
  { user }: Session,
  request: RequestFacts,
): Promise<null> {
  const owner = await tx.adminUser.findUnique({ where: { email: account }, select: { id: true } })
  if (!owner) throw new NotFoundError('There is no such account.')
  const actor = { name: user.email, id: user.id, role: user.role }
  await unlockAudited(tx, { id: owner.id, email: account }, reason, actor, request)
  return null
}
