import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { rememberDevice } from './known-device'
import { type Attempt, recordAttempt } from './login-attempts'
import type { Role } from './permissions'
import { hashToken, newToken, SESSION_HOURS } from './session-token'

/** The secrets that a browser keeps after signing in, for its two cookies. */
export type SignedIn = { userId: string; token: string; device: string }

/** Opens a session for somebody who has shown everything that is asked for, and remembers the device. */
export async function openSession(
  tx: Transaction,
  user: { id: string; email: string; role: Role },
  attempt: Attempt,
  shownDevice: string | null,
  request: RequestFacts,
): Promise<SignedIn> {
  const token = newToken()
  const userAgent = request.userAgent?.slice(0, 500) ?? null
  const [session] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO admin_sessions (token_hash, admin_user_id, expires_at, ip, user_agent)
    VALUES (${hashToken(token)}, ${user.id}::uuid, now() + make_interval(hours => ${SESSION_HOURS}::int),
      ${request.address}::inet, ${userAgent})
    RETURNING id`
  await recordAttempt(tx, attempt, 'success', user.id, userAgent)
  const { device } = await rememberDevice(tx, user.id, shownDevice, userAgent)
  await recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'authn_login_success',
    object: { type: 'admin_session', id: session?.id ?? null },
    after: { knownDevice: attempt.deviceId !== null },
    request,
  })
  return { userId: user.id, token, device }
}
