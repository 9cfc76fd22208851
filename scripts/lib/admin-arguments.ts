import { parseArgs } from 'node:util'
import { ROLES, type Role } from '@/lib/auth/permissions'

export type AdminCommand =
  | { verb: 'list' }
  | { verb: 'create'; email: string; role: Role; name: string | undefined }
  | { verb: 'set-role'; email: string; role: Role }
  | { verb: 'disable' | 'enable' | 'reset-password' | 'end-sessions'; email: string }

export const USAGE = `Usage: npm run admin -- <command>
  list
  create --email <address> --role <role> [--name "<full name>"]
  set-role --email <address> --role <role>
  disable | enable | reset-password | end-sessions --email <address>
Roles: ${ROLES.join(', ')}. Passwords are made and shown once.`

/** What was typed is no command of ours: one sentence. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** @throws UsageError */
export function parseAdminCommand(args: string[]): AdminCommand {
  const { verb, email, role, name } = read(args)
  switch (verb) {
    case 'list':
      return { verb }
    case 'create':
      return { verb, email: needed(email, '--email'), role: roleOf(role), name }
    case 'set-role':
      return { verb, email: needed(email, '--email'), role: roleOf(role) }
    case 'disable':
    case 'enable':
    case 'reset-password':
    case 'end-sessions':
      return { verb, email: needed(email, '--email') }
    case undefined:
      throw new UsageError('Say what to do.')
    default:
      throw new UsageError(`There is no command “${verb}”.`)
  }
}

function read(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { email: text, role: text, name: text }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length > 1) throw new UsageError(`“${positionals[1]}” is one word too many.`)
    return { verb: positionals[0], ...values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error))
  }
}

function needed(value: string | undefined, option: string): string {
  if (!value?.trim()) throw new UsageError(`Give ${option}.`)
  return value
}

function roleOf(value: string | undefined): Role {
  const role = ROLES.find((known) => known === needed(value, '--role'))
  if (!role) throw new UsageError(`“${value}” is no role: use one of ${ROLES.join(', ')}.`)
  return role
}
