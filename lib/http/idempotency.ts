import 'server-only'
import { createHash } from 'node:crypto'
import type { Session } from '@/lib/auth/session'
import { lockActor } from '@/lib/auth/session-rows'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { HttpError } from './errors'

type Request = { key: string; name: string; values: Record<string, string> }
type Kept = { requestHash: Uint8Array; responseBody: unknown }

/**
 * Holds the actor (`lockActor`), and runs `work` once for a key of theirs: a repeated submission waits for the first and gets its answer; the key with
 * another content is refused. The key is part of the transaction, so work that was undone can be repeated.
 * @param work returns what can be kept as JSON
 * @param keep what of it is kept; all of it unless said
 * @throws ForbiddenError as `lockActor` · HttpError 422 for another content with a used key, 400 for a key of the wrong size
 */
export async function onlyOnce<Result>(
  tx: Transaction,
  session: Session,
  { key, name, values }: Request,
  work: () => Promise<Result>,
  keep: (result: Result) => Result = (result) => result,
): Promise<Result> {
  if (!/^[\w-]{8,100}$/.test(key)) throw new HttpError(400, 'The form is incomplete: load the page again.')
  const hash = createHash('sha256')
    .update(JSON.stringify([name, Object.entries(values).sort()]))
    .digest()
  const userId = session.user.id
  const taking = Prisma.sql`
    INSERT INTO idempotency_keys (admin_user_id, key, request_hash) SELECT id, ${key}, ${hash} FROM actor
    ON CONFLICT DO NOTHING RETURNING key`
  const fresh = await lockActor(tx, session, taking)
  if (fresh === 0) {
    const [kept] = await tx.$queryRaw<Kept[]>`
      SELECT request_hash AS "requestHash", response_body AS "responseBody" FROM idempotency_keys
      WHERE admin_user_id = ${userId}::uuid AND key = ${key}`
    if (!kept || !hash.equals(kept.requestHash)) {
      throw new HttpError(422, 'This form was sent before with other content: load the page again.')
    }
    return kept.responseBody as Result
  }
  const result = await work()
  await tx.$executeRaw`
    UPDATE idempotency_keys SET response_status = 200, response_body = ${JSON.stringify(keep(result) ?? null)}::jsonb
    WHERE admin_user_id = ${userId}::uuid AND key = ${key}`
  return result
}
