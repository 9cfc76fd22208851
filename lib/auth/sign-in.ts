import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { sourceOf } from '@/lib/http/client-address'
import { BusyError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { signIns } from '@/lib/limits/admission'
import { limitsOfPortal } from '@/lib/limits/shared-limits'
import { countFailedLogin } from '@/lib/metrics/security'
import { perProcess } from '@/lib/per-process'
import { openChallenge } from './challenge'
import { HashQueue } from './hash-queue'
import { findDevice } from './known-device'
import { type Attempt, type Limit, recordAttempt, recordTurnedAway, whileChecking } from './login-attempts'
import { openSession, type SignedIn } from './open-session'
import { hashPassword, verifyPassword } from './password'
import type { Role } from './permissions'
import { hasSecondFactor } from './second-factor'
import { tryFactor } from './try-factor'

export type SignInResult =
  | ({ outcome: 'signed-in' } & SignedIn)
  /** The password was right, the second factor is to follow; the secret goes into a cookie of its own. */
  | { outcome: 'second-factor'; challenge: string }
  /** Unknown, wrong, disabled and locked look the same from outside. */
  | { outcome: 'refused' }
  | { outcome: 'too-many'; retryAfterSeconds: number }

export type Credentials = {
  email: string
  password: string
  /** A second factor typed along with the password: needed from a new device once too many attempts have failed. */
  code?: string
  /** The secret of the browser, when somebody has signed in there before. */
  device?: string | null
}

type Failure = 'wrong_password' | 'unknown_account' | 'disabled_account' | 'locked'
type User = { id: string; email: string; role: Role; passwordHash: string }

/**
 * Signs somebody in: counts, compares, and when all is well makes a new session, whose secret id goes into
 * the cookie. Whatever is wrong, the same work is done and the same is said.
 */
export async function signInWithPassword(
  credentials: Credentials,
  request: RequestFacts,
): Promise<SignInResult> {
  try {
    return await gateFor(credentials.device).run(() => attemptSignIn(credentials, request))
  } catch (error) {
    if (!(error instanceof BusyError)) throw error
    countFailedLogin('busy')
    return { outcome: 'too-many', retryAfterSeconds: error.retryAfterSeconds }
  }
}

/**
 * A flood must not take the connections away from people who are at work: so many sign-ins are looked at together, a
 * few more wait, the rest come again. Browsers that show a cookie of ours have a gate of their own.
 */
const gateFor = (device: string | null | undefined) =>
  device
    ? perProcess('sign-in-gate-known', () => new HashQueue(2, 16))
    : perProcess('sign-in-gate', () => new HashQueue(4, 28))

async function attemptSignIn(
  { email, password, code = '', device = null }: Credentials,
  request: RequestFacts,
): Promise<SignInResult> {
  const account = accountOf(email)
  const user = await db().adminUser.findUnique({ where: { email: account } })
  const deviceId = user && (await findDevice(user.id, device))
  const attempt = { account, source: sourceOf(request.address), deviceId }
  const wait = await limitsOfPortal().take(signIns(), deviceId ?? attempt.source)
  if (wait > 0) return turnAway(attempt, request, Math.ceil(wait / 1000))
  return whileChecking(attempt, async (limit) => {
    if (limit === 'rate_limited') return turnAway(attempt, request, 60)
    const { matches, outdated } = await verifyPassword(user?.passwordHash ?? null, password)
    const mayGoOn = limit === null || (limit === 'unconfirmed' && code !== '')
    if (user && matches && user.status === 'active' && mayGoOn) {
      const renewed = outdated ? await hashPassword(password) : user.passwordHash
      const went = await goOn({ ...user, renewed }, attempt, limit, { code, device }, request)
      if (went) return went
    }
    const failure = failureOf(user, matches, limit)
    countFailedLogin(failure)
    await transaction((tx) => recordFailure(tx, attempt, failure, user?.id ?? null, request))
    return { outcome: 'refused' }
  })
}

async function turnAway(attempt: Attempt, request: RequestFacts, seconds: number): Promise<SignInResult> {
  countFailedLogin('rate_limited')
  await recordTurnedAway(attempt, request.userAgent)
  return { outcome: 'too-many', retryAfterSeconds: seconds }
}

function failureOf(user: { status: string } | null, matches: boolean, limit: Limit | null): Failure {
  if (limit !== null) return 'locked'
  if (!user) return 'unknown_account'
  return user.status === 'active' || !matches ? 'wrong_password' : 'disabled_account'
}

/**
 * Admins' addresses are plain ASCII with an @; anything else is nobody's, and is not kept as typed: it may be a
 * password in the wrong field.
 */
function accountOf(email: string): string {
  const typed = email.trim().toLowerCase()
  return /^(?=.{3,254}$)[\x21-\x7e]+@[\x21-\x7e]+$/.test(typed) ? typed : '(not an address)'
}

/**
 * What follows a right password. Null refuses: the account was disabled or got another password while this one was
 * compared, or a device it does not know has to bring a second factor along and did not.
 */
async function goOn(
  user: User & { renewed: string },
  attempt: Attempt,
  limit: Limit | null,
  { code, device }: { code: string; device: string | null },
  request: RequestFacts,
): Promise<SignInResult | null> {
  return transaction(async (tx) => {
    const enrolled = await hasSecondFactor(tx, user.id)
    if (limit === 'unconfirmed' && !(enrolled && code)) return null
    const { count } = await tx.adminUser.updateMany({
      where: { id: user.id, status: 'active', passwordHash: user.passwordHash },
      data: { lastLoginAt: new Date(), passwordHash: user.renewed },
    })
    if (count === 0) return null
    if (enrolled && code) {
      const tried = await tryFactor(tx, attempt, user, code, request)
      if (tried !== 'accepted') return { outcome: 'refused' } // recorded there
    } else if (enrolled || !(await isDemo(tx))) {
      return { outcome: 'second-factor', challenge: await openChallenge(tx, user.id, attempt.deviceId) }
    }
    return { outcome: 'signed-in', ...(await openSession(tx, user, attempt, device, request)) }
  })
}

async function isDemo(tx: Transaction): Promise<boolean> {
  const bank = await tx.bank.findUnique({ where: { id: 1 }, select: { isDemo: true } })
  return bank?.isDemo === true
}

async function recordFailure(
  tx: Transaction,
  attempt: Attempt,
  failure: Failure,
  userId: string | null,
  request: RequestFacts,
) {
  await recordAttempt(tx, attempt, failure, userId, request.userAgent)
  await recordAudit(tx, {
    actor: { name: 'stranger' },
    action: failure === 'locked' ? 'authn_login_lock' : 'authn_login_fail',
    object: { type: 'admin_user', id: userId },
    after: { account: attempt.account, because: failure },
    outcome: 'refused',
    request,
  })
}
