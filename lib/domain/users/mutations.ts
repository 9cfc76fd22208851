import 'server-only'
import type { z } from 'zod'
import { actorOf } from '@/lib/approvals/actor'
import type { Decision, Executor, TargetState } from '@/lib/approvals/executor'
import { requestApproval } from '@/lib/approvals/request'
import { recordAudit } from '@/lib/audit/record'
import { endSessions } from '@/lib/auth/end-sessions'
import { heldBy } from '@/lib/auth/leaver'
import { generatePassword } from '@/lib/auth/password'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { changeUser, createUser, type NewUser } from '@/lib/auth/users'
import type { Transaction } from '@/lib/db/transaction'
import { humanise } from '@/lib/format/status'
import { ForbiddenError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import {
  type DisableRequest,
  disableArguments,
  type EnableRequest,
  enableArguments,
  type MakeRequest,
  makeArguments,
  type RoleRequest,
  roleArguments,
} from './schema'

async function state(tx: Transaction, id: string, hold: boolean): Promise<TargetState | null> {
  if (hold) await tx.$queryRaw`SELECT FROM admin_users WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const user = await tx.adminUser.findUnique({ where: { id } })
  return user && { version: String(user.version), words: `${user.status}, in the role ${user.role}` }
}

const accountOf = (tx: Transaction, id: string) => tx.adminUser.findUniqueOrThrow({ where: { id } })

const because = ({ request, reason, approvalId, maker }: Decision) => ({
  request,
  reason,
  approval: { approvalId, maker },
})

/** The accounts of a bank take two persons: who made one could otherwise be both of them. */
export const makeUser: Executor<NewUser> = {
  input: makeArguments,

  async state(tx, email, hold) {
    if (hold)
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phantom.user.${email}`}, 0))::text`
    const taken = await tx.adminUser.findUnique({ where: { email }, select: { id: true } })
    return taken ? { version: 'taken', words: 'an account already' } : { version: 'free', words: 'nobody’s' }
  },

  async plan(_tx, _email, { email, name, role }) {
    return {
      title: `Create ${name} (${email}) as ${role}`,
      changes: [
        { what: 'Account', before: 'None', after: email },
        { what: 'Name', before: '—', after: name },
        { what: 'Role', before: '—', after: humanise(role) },
      ],
    }
  },

  async execute(tx, _email, user, decision) {
    // Nobody knows this password: the first one is set through a link, or printed by the command line.
    await createUser(tx, user, generatePassword(), decision.checker, because(decision))
  },
}

export const changeRole: Executor<z.output<typeof roleArguments>> = {
  input: roleArguments,
  state,

  async plan(tx, id, { role }) {
    const user = await accountOf(tx, id)
    if (user.role === role) throw new RuleError(`The account has the role ${role} already.`, 'role')
    return {
      title: `Make ${user.name} (${user.email}) ${role}`,
      changes: [
        { what: 'Role', before: humanise(user.role), after: humanise(role) },
        { what: 'Sessions', before: await liveSessions(tx, id), after: 'Ended' },
      ],
    }
  },

  async execute(tx, id, { role }, decision) {
    const { email } = await accountOf(tx, id)
    await changeUser(tx, email, { kind: 'role', role }, decision.checker, because(decision))
  },
}

export const disableUser: Executor<z.output<typeof disableArguments>> = {
  input: disableArguments,
  state,

  async plan(tx, id, { successorId }) {
    const user = await accountOf(tx, id)
    if (user.status === 'disabled') throw new RuleError('The account is disabled already.')
    const successor = successorId && (await tx.adminUser.findUnique({ where: { id: successorId } }))
    if (successorId && !(successor && successor.status === 'active' && successorId !== id)) {
      throw new RuleError('This person cannot take anything over.', 'successorId')
    }
    const { kycClaims, alerts, cases, requests } = await heldBy(tx, id)
    const to = successor ? `To ${successor.name}, as far as their role may` : null
    const held = (what: string, ids: string[], back: string) =>
      ids.length === 0 ? [] : [{ what, before: String(ids.length), after: to ?? back }]
    return {
      title: `Disable ${user.name} (${user.email})`,
      changes: [
        { what: 'State', before: 'Active', after: 'Disabled' },
        { what: 'Sessions', before: await liveSessions(tx, id), after: 'Ended' },
        ...held('Claimed KYC reviews', kycClaims, 'Back to the queue'),
        ...held('Assigned alerts', alerts, 'Assigned to nobody'),
        ...held('Assigned cases', cases, 'Assigned to nobody'),
        ...(requests.length > 0
          ? [{ what: 'Own requests', before: String(requests.length), after: 'Withdrawn' }]
          : []),
      ],
    }
  },

  async execute(tx, id, { successorId }, decision) {
    const { email } = await accountOf(tx, id)
    const change = { kind: 'status', status: 'disabled', successorId } as const
    await changeUser(tx, email, change, decision.checker, because(decision))
  },
}

export const enableUser: Executor<z.output<typeof enableArguments>> = {
  input: enableArguments,
  state,

  async plan(tx, id) {
    const user = await accountOf(tx, id)
    if (user.status === 'active') throw new RuleError('The account is active already.')
    return {
      title: `Enable ${user.name} (${user.email})`,
      changes: [
        { what: 'State', before: 'Disabled', after: 'Active' },
        { what: 'Role', before: humanise(user.role), after: humanise(user.role) },
      ],
    }
  },

  async execute(tx, id, _none, decision) {
    const { email } = await accountOf(tx, id)
    await changeUser(tx, email, { kind: 'status', status: 'active' }, decision.checker, because(decision))
  },
}

async function liveSessions(tx: Transaction, id: string): Promise<string> {
  const count = await tx.adminSession.count({
    where: { adminUserId: id, revokedAt: null, expiresAt: { gt: new Date() } },
  })
  return count === 0 ? 'None live' : `${count} live`
}

type Asked = Promise<{ approvalId: string }>

/** Asks for an account to be made. Throws as `requestApproval`. */
export function requestUser(
  tx: Transaction,
  asked: MakeRequest,
  session: Session,
  request: RequestFacts,
): Asked {
  const { reason, ...input } = asked
  const about = { action: 'user.create', targetId: input.email, seenVersion: 'free', input, reason } as const
  return requestApproval(tx, makeUser, about, session, request)
}

/** Asks for another role. Throws as `requestApproval`. */
export function requestRole(
  tx: Transaction,
  asked: RoleRequest,
  session: Session,
  request: RequestFacts,
): Asked {
  const { userId, seenVersion, role, reason } = asked
  const about = { action: 'user.role', targetId: userId, seenVersion, input: { role }, reason } as const
  return requestApproval(tx, changeRole, about, session, request)
}

/** Asks for an account to be disabled. Throws as `requestApproval`. */
export function requestDisable(
  tx: Transaction,
  { userId, seenVersion, successorId, reason }: DisableRequest,
  session: Session,
  request: RequestFacts,
): Asked {
  const input = { successorId }
  const about = { action: 'user.disable', targetId: userId, seenVersion, input, reason } as const
  return requestApproval(tx, disableUser, about, session, request)
}

/** Asks for a disabled account to be enabled. Throws as `requestApproval`. */
export function requestEnable(
  tx: Transaction,
  asked: EnableRequest,
  session: Session,
  request: RequestFacts,
): Asked {
  const { userId, seenVersion, reason } = asked
  const about = { action: 'user.enable', targetId: userId, seenVersion, input: {}, reason } as const
  return requestApproval(tx, enableUser, about, session, request)
}

/**
 * Ends every session of an account, at once and alone: it takes nothing that signing in again does not give back.
 * @throws ForbiddenError somebody else's, in a role that may only end its own · NotFoundError
 */
export async function endSessionsOf(
  tx: Transaction,
  { userId }: { userId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ ended: number }> {
  const own = userId === session.user.id
  if (!own && grantOf(session.user.role, 'sessions:end') !== 'yes') {
    throw new ForbiddenError('Your role ends its own sessions only.')
  }
  const user = await tx.adminUser.findUnique({ where: { id: userId }, select: { email: true } })
  if (!user) throw new NotFoundError('There is no such account.')
  const reason = own ? 'ended by its owner' : 'ended by a superadmin'
  const ended = await endSessions(tx, { adminUserId: userId }, reason, actorOf(session), request)
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'user_updated',
    object: { type: 'admin_user', id: userId },
    after: { account: user.email, sessionsEnded: ended },
    request,
  })
  return { ended }
}
