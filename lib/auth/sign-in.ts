import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { sourceOf } from '@/lib/http/client-address'
import { BusyError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { countFailedLogin } from '@/lib/metrics/security'
import { limitFor, type Pair, recordAttempt, whileChecking } from './login-attempts'
import { hashPassword, verifyPassword } from './password'
import type { Role } from './permissions'
import { hashToken, newToken, SESSION_HOURS } from './session-token'

export type SignInResult =
  | { outcome: 'signed-in'; userId: string; token: string }
  /** Unknown, wrong, disabled and locked look the same from outside. */
  | { outcome: 'refused' }
  | { outcome: 'too-many'; retryAfterSeconds: number }

type Failure = 'wrong_password' | 'unknown_account' | 'disabled_account' | 'locked'

/**
 * Signs somebody in: counts, compares, and when all is well makes a new session, whose secret id goes into
 * the cookie. Whatever is wrong, the same work is done and the same is said.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  request: RequestFacts,
): Promise<SignInResult> {
  const pair = { account: accountOf(email), source: sourceOf(request.address) }
  return whileChecking(pair, async () => {
    const limit = await limitFor(pair)
    if (limit === 'rate_limited') {
      countFailedLogin(limit)
      return { outcome: 'too-many', retryAfterSeconds: 60 }
    }
    const user = await db().adminUser.findUnique({ where: { email: pair.account } })
    try {
      const { matches, outdated } = await verifyPassword(user?.passwordHash ?? null, password)
      if (user && matches && user.status === 'active' && limit === null) {
        const renewed = outdated ? await hashPassword(password) : user.passwordHash
        const token = await openSession(pair, { ...user, renewed }, request)
        if (token) return { outcome: 'signed-in', userId: user.id, token }
      }
    } catch (error) {
      if (!(error instanceof BusyError)) throw error
      countFailedLogin('busy')
      return { outcome: 'too-many', retryAfterSeconds: error.retryAfterSeconds }
    }
    const failure =
      limit ?? (!user ? 'unknown_account' : user.status === 'active' ? 'wrong_password' : 'disabled_account')
    countFailedLogin(failure)
    await transaction((tx) => recordFailure(tx, pair, failure, user?.id ?? null, request))
    return { outcome: 'refused' }
  })
}

/** Admins' addresses are plain ASCII; anything else is nobody's, and is not worth keeping as typed. */
function accountOf(email: string): string {
  const typed = email.trim().toLowerCase()
  return /^[\x21-\x7e]{3,254}$/.test(typed) ? typed : '(not an address)'
}

type Matched = { id: string; email: string; role: Role; passwordHash: string; renewed: string }

/** Null when the account was disabled or got another password while this one was compared. */
async function openSession(pair: Pair, user: Matched, request: RequestFacts): Promise<string | null> {
  const token = newToken()
  return transaction(async (tx) => {
    const { count } = await tx.adminUser.updateMany({
      where: { id: user.id, status: 'active', passwordHash: user.passwordHash },
      data: { lastLoginAt: new Date(), passwordHash: user.renewed },
    })
    if (count === 0) return null
    const userAgent = request.userAgent?.slice(0, 500) ?? null
    const [session] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO admin_sessions (token_hash, admin_user_id, expires_at, ip, user_agent)
      VALUES (${hashToken(token)}, ${user.id}::uuid, now() + make_interval(hours => ${SESSION_HOURS}::int),
        ${request.address}::inet, ${userAgent})
      RETURNING id`
    await recordAttempt(tx, pair, 'success', user.id, userAgent)
    await recordAudit(tx, {
      actor: { name: user.email, id: user.id, role: user.role },
      action: 'authn_login_success',
      object: { type: 'admin_session', id: session?.id ?? null },
      request,
    })
    return token
  })
}

async function recordFailure(
  tx: Transaction,
  pair: Pair,
  failure: Failure,
  userId: string | null,
  request: RequestFacts,
) {
  await recordAttempt(tx, pair, failure, userId, request.userAgent?.slice(0, 500) ?? null)
  await recordAudit(tx, {
    actor: { name: 'stranger' },
    action: failure === 'locked' ? 'authn_login_lock' : 'authn_login_fail',
    object: { type: 'admin_user', id: userId },
    after: { account: pair.account, because: failure },
    outcome: 'refused',
    request,
  })
}
