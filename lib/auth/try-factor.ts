import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { countFailedLogin } from '@/lib/metrics/security'
import { type Attempt, recordAttempt } from './login-attempts'
import { waitAfter } from './login-limits'
import type { Role } from './permissions'
import { factorKind, takeSecondFactor } from './second-factor'

export type FactorOwner = { id: string; email: string; role: Role }
export type FactorResult = 'accepted' | 'wrong' | 'reused' | 'wait'

/**
 * Lets an admin, whose password was right, try a second factor. One at a time for an account, so that parallel guesses
 * are counted like those in a row; after five wrong ones each further one waits longer, up to a quarter of an hour.
 * Recovery codes cannot be guessed and do not wait: who knows the password cannot keep the admin out. Failures stay
 * recorded, so the caller commits whatever the result is.
 */
export async function tryFactor(
  tx: Transaction,
  attempt: Attempt,
  owner: FactorOwner,
  typed: string,
  request: RequestFacts,
): Promise<FactorResult> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phantom.second-factor ${owner.id}`}, 0))::text`
  if (factorKind(typed) === 'code' && (await mustWait(tx, attempt))) {
    countFailedLogin('locked')
    return 'wait'
  }
  const { kind, result } = await takeSecondFactor(tx, owner.id, typed)
  if (result === 'accepted') return result
  countFailedLogin('wrong_second_factor')
  await recordAttempt(tx, attempt, 'wrong_second_factor', owner.id, request.userAgent)
  await recordAudit(tx, {
    actor: { name: 'stranger' },
    action: result === 'reused' ? 'authn_token_reuse' : 'authn_login_fail',
    object: { type: 'admin_user', id: owner.id },
    after: { account: attempt.account, because: 'wrong_second_factor', kind },
    outcome: 'refused',
    request,
  })
  return result
}

async function mustWait(tx: Transaction, { account, deviceId }: Attempt): Promise<boolean> {
  const [failures] = await tx.$queryRaw<{ count: number; sinceLast: number | null }[]>`
    WITH tried AS (
      SELECT attempted_at, outcome FROM login_attempts
      WHERE account = ${account} AND device_id IS NOT DISTINCT FROM ${deviceId}::uuid
        AND attempted_at > now() - interval '1 day')
    SELECT count(*)::int AS count, extract(epoch FROM clock_timestamp() - max(attempted_at))::float8 AS "sinceLast" FROM tried
    WHERE outcome = 'wrong_second_factor' AND attempted_at > greatest(
      (SELECT max(attempted_at) FROM tried WHERE outcome = 'success'),
      (SELECT max(unlocked_at) FROM login_unlocks WHERE account = ${account}), '-infinity'::timestamptz)`
  return (failures?.sinceLast ?? 0) < waitAfter(failures?.count ?? 0)
}
