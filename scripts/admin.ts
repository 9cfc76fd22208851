// npm run admin: the audited way to accounts for whoever holds the machine.
import { userInfo } from 'node:os'
import { z } from 'zod'
import { endSessions } from '@/lib/auth/end-sessions'
import { resetSecondFactor } from '@/lib/auth/enrolment'
import { generatePassword } from '@/lib/auth/password'
import { unlockAudited } from '@/lib/auth/unlock'
import { changeUser, createUser, findUser, newUser, takesTwo } from '@/lib/auth/users'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import { type AdminCommand, parseAdminCommand, USAGE, UsageError } from './lib/admin-arguments'
import { withDatabase } from './lib/with-database'

const actor = { name: `command line (${userInfo().username})` }

/** Does what was asked; yields what to print. */
async function run(command: AdminCommand): Promise<string> {
  switch (command.verb) {
    case 'list':
      return list()
    case 'create': {
      const user = newUser.parse({ ...command, name: command.name ?? command.email.split('@')[0] })
      const password = generatePassword()
      await transaction(async (tx) =>
        createUser(tx, user, password, actor, await alone(tx, command.emergency)),
      )
      return `Made ${user.email} (${user.role}). Password, shown only now:\n${password}`
    }
    case 'reset-password': {
      const password = generatePassword()
      const ended = await change(command.email, { kind: 'password', password }, null)
      return `${command.email} has a new password${ended}. Shown only now:\n${password}`
    }
    case 'set-role':
      return `${command.email} is ${command.role} now${await change(command.email, { kind: 'role', role: command.role }, command)}.`
    case 'disable':
      return `${command.email} is disabled${await change(command.email, { kind: 'status', status: 'disabled' }, command)}.`
    case 'enable':
      return `${command.email} is active again${await change(command.email, { kind: 'status', status: 'active' }, command)}.`
    case 'reset-second-factor': {
      const ended = await transaction(async (tx) =>
        resetSecondFactor(tx, await findUser(tx, command.email), actor),
      )
      return `${command.email} sets up a new second factor at the next sign-in; ${sessions(ended)} ended.`
    }
    case 'unlock':
      await transaction(async (tx) => {
        const { id, email } = await findUser(tx, command.email)
        await unlockAudited(tx, { id, email }, 'from the command line', actor, null)
      })
      return `${command.email} can be signed in to from new devices again.`
    case 'end-sessions': {
      const ended = await transaction(async (tx) => {
        const { id } = await findUser(tx, command.email)
        return endSessions(tx, { adminUserId: id }, 'ended from the command line', actor, null)
      })
      return `${command.email}: ${sessions(ended)} ended.`
    }
  }
}

async function change(
  email: string,
  what: Parameters<typeof changeUser>[2],
  rule: { emergency: string | undefined } | null,
): Promise<string> {
  const ended = await transaction(async (tx) =>
    changeUser(tx, email, what, actor, rule ? await alone(tx, rule.emergency) : undefined),
  )
  return ended === 0 ? '' : `; ${sessions(ended)} ended`
}

/** @throws RuleError two superadmins do this in the portal, and no emergency was given */
async function alone(tx: Transaction, emergency: string | undefined) {
  const reason = emergency?.trim()
  if (!reason && (await takesTwo(tx))) {
    throw new RuleError(
      'There are two superadmins: this is done in the portal, by two of them. In an emergency add --emergency "<why>".',
    )
  }
  return { request: null, reason: reason ? `emergency: ${reason}` : undefined }
}

const sessions = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`

async function list(): Promise<string> {
  const users = await db().adminUser.findMany({
    orderBy: [{ status: 'asc' }, { email: 'asc' }],
    select: { email: true, role: true, status: true, lastLoginAt: true },
  })
  if (users.length === 0) return 'There are no accounts yet.'
  const width = Math.max(...users.map(({ email }) => email.length))
  return users
    .map(({ email, role, status, lastLoginAt }) => {
      const seen = lastLoginAt ? `last sign-in ${lastLoginAt.toISOString()}` : 'never signed in'
      return `${email.padEnd(width)}  ${role.padEnd(10)}  ${status.padEnd(8)}  ${seen}`
    })
    .join('\n')
}

try {
  const command = parseAdminCommand(process.argv.slice(2))
  await withDatabase(async () => {
    try {
      console.log(await run(command))
    } finally {
      await db().$disconnect()
      await pool().end()
    }
  })
} catch (error) {
  const usage = error instanceof UsageError
  const expected = usage || error instanceof RuleError || error instanceof NotFoundError
  if (error instanceof z.ZodError) console.error(error.issues.map(({ message }) => `${message}.`).join('\n'))
  else if (expected) console.error(usage ? `${error.message}\n\n${USAGE}` : error.message)
  else throw error
  process.exitCode = usage || error instanceof z.ZodError ? 2 : 1
}
