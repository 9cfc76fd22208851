import 'server-only'
import { z } from 'zod'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { endChallenges } from './challenge'
import { type EndReason, endSessions } from './end-sessions'
import { type Held, handOver } from './leaver'
import { hashPassword } from './password'
import { passwordProblem } from './password-policy'
import { ROLES, type Role } from './permissions'
import { unlock } from './unlock'

/** How an admin is called and what they may do. Addresses are plain ASCII in lower case. */
export const newUser = z.object({
  email: z
    .email({ error: 'use an e-mail address such as name@example.com' })
    .max(254)
    .transform((email) => email.toLowerCase()),
  name: z
    .string()
    .trim()
    .min(1, { error: 'give a name' })
    .max(120, { error: 'use at most 120 characters' })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'leave out control characters' }),
  role: z.enum(ROLES, { error: `use one of ${ROLES.join(', ')}` }),
})

/** In which request an account was made or changed, and why; who asked for it where it took two. */
type Because = {
  request: RequestFacts | null
  reason?: string
  approval?: { approvalId: string; maker: string }
}

/** From the command line. */
const ALONE: Because = { request: null }

export type NewUser = z.output<typeof newUser>

/**
 * Makes an account that can sign in.
 * @returns its id
 * @throws RuleError the password is too short, or the address is taken
 */
export async function createUser(
  tx: Transaction,
  { email, name, role }: NewUser,
  password: string,
  actor: AuditActor,
  { request, reason, approval }: Because = ALONE,
): Promise<string> {
  const problem = passwordProblem(password, [email, name])
  if (problem) throw new RuleError(problem, 'password')
  const passwordHash = await hashPassword(password)
  const [made] = await tx.adminUser.createManyAndReturn({
    data: [{ email, name, role, passwordHash }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) throw new RuleError(`There is an account ${email} already.`, 'email')
  await recordAudit(tx, {
    actor,
    action: 'user_created',
    object: { type: 'admin_user', id: made.id },
    after: { account: email, role, ...approval },
    reason,
    request,
  })
  return made.id
}

type Change =
  | { kind: 'status'; status: 'active' | 'disabled'; successorId?: string | null }
  | { kind: 'role'; role: Role }
  | { kind: 'password'; password: string }

const END_REASON: Record<Change['kind'], EndReason> = {
  status: 'account disabled',
  role: 'role changed',
  password: 'password changed',
}

/**
 * Changes an account and ends its sessions, so that the next request sees the change.
 * @returns how many sessions were ended
 * @throws NotFoundError no such account · RuleError it is so already, the password is too short, or
 *   nobody would be left who can manage accounts
 */
export async function changeUser(
  tx: Transaction,
  email: string,
  change: Change,
  actor: AuditActor,
  { request, reason, approval }: Because = ALONE,
): Promise<number> {
  const user = await findUser(tx, email)
  const { data, before, after } = await planned(change, user)
  await tx.adminUser.update({ where: { id: user.id }, data, select: { id: true } })
  if (user.role === 'superadmin' && user.status === 'active') await keepOneSuperadmin(tx)
  const had = change.kind === 'password' ? {} : await passOn(tx, user, change, actor, request)
  const ended = await endSessions(tx, { adminUserId: user.id }, END_REASON[change.kind], actor, request)
  await recordAudit(tx, {
    actor,
    action:
      change.kind === 'password'
        ? 'authn_password_change'
        : change.kind === 'role'
          ? 'authz_change'
          : 'user_updated',
    object: { type: 'admin_user', id: user.id },
    before,
    after: { account: user.email, ...after, ...had, sessionsEnded: ended, ...approval },
    reason,
    request,
  })
  await endChallenges(tx, user.id)
  if (change.kind === 'password') await unlock(tx, user.email, actor.name, 'password changed')
  return ended
}

/** Who may do less, or nothing, holds no work that waits for them. What they had stands in the trail. */
async function passOn(
  tx: Transaction,
  user: { id: string; email: string },
  change: Exclude<Change, { kind: 'password' }>,
  actor: AuditActor,
  request: RequestFacts | null,
): Promise<Partial<Held>> {
  if (change.kind === 'status' && change.status === 'active') return {}
  const role = change.kind === 'role' ? change.role : null
  const successorId = change.kind === 'status' ? (change.successorId ?? null) : null
  const successor = successorId
    ? await tx.adminUser.findFirst({
        where: { id: successorId, status: 'active' },
        select: { id: true, name: true, role: true },
      })
    : null
  return handOver(tx, { user, role, successor, actor, request })
}

/** Whether accounts are changed by two superadmins: from the moment there are two. */
export async function takesTwo(tx: Transaction): Promise<boolean> {
  return (await tx.adminUser.count({ where: { role: 'superadmin', status: 'active' } })) >= 2
}

/** @throws NotFoundError */
export async function findUser(tx: Transaction, email: string) {
  const user = await tx.adminUser.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!user) throw new NotFoundError(`There is no account ${email}.`)
  return user
}

async function planned(
  change: Change,
  user: { email: string; name: string; role: Role; status: 'active' | 'disabled' },
) {
  if (change.kind === 'password') {
    const problem = passwordProblem(change.password, [user.email, user.name])
    if (problem) throw new RuleError(problem, 'password')
    return {
      data: { passwordHash: await hashPassword(change.password), passwordChangedAt: new Date() },
      before: {},
      after: {},
    }
  }
  if (change.kind === 'role') {
    if (change.role === user.role) throw new RuleError(`The account has the role ${change.role} already.`)
    return { data: { role: change.role }, before: { role: user.role }, after: { role: change.role } }
  }
  const { status } = change
  if (status === user.status) throw new RuleError(`The account is ${status} already.`)
  const disabledAt = status === 'disabled' ? new Date() : null
  return { data: { status, disabledAt }, before: { status: user.status }, after: { status } }
}

/** Serialised by a lock: two changes at once could otherwise each believe that the other one stays. */
async function keepOneSuperadmin(tx: Transaction) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('phantom.superadmins'))::text`
  const left = await tx.adminUser.count({ where: { role: 'superadmin', status: 'active' } })
  if (left === 0) throw new RuleError('This is the last active superadmin: make another one first.')
}
