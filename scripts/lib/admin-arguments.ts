import { parseArgs } from 'node:util'
import { ROLES, type Role } from '@/lib/auth/permissions'

export type AdminCommand =
  | { verb: 'list' }
  | ({ verb: 'create'; email: string; role: Role; name: string | undefined } & Alone)
  | ({ verb: 'set-role'; email: string; role: Role } & Alone)
  | ({ verb: 'disable' | 'enable'; email: string } & Alone)
  | { verb: 'reset-password' | 'reset-second-factor' | 'unlock' | 'end-sessions'; email: string }

/** Why what takes two superadmins is done by one who holds the machine. */
type Alone = { emergency: string | undefined }

export const USAGE = `Usage: npm run admin -- <command>
  list
  create --email <address> --role <role> [--name "<full name>"]
  set-role --email <address> --role <role>
  disable | enable | reset-password | reset-second-factor | unlock | end-sessions --email <address>
Roles: ${ROLES.join(', ')}. Passwords are made and shown once.
Once there are two superadmins, accounts are created, changed, disabled and enabled in the portal by two of them; in an
emergency --emergency "<why>" does it here, and the trail says so.`

/** What was typed is no command of ours: one sentence. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** @throws UsageError */
export function parseAdminCommand(args: string[]): AdminCommand {
  const { verb, email, role, name, emergency } = read(args)
  switch (verb) {
    case 'list':
      return { verb }
    case 'create':
      return { verb, email: needed(email, '--email'), role: roleOf(role), name, emergency }
    case 'set-role':
      return { verb, email: needed(email, '--email'), role: roleOf(role), emergency }
    case 'disable':
    case 'enable':
      return { verb, email: needed(email, '--email'), emergency }
    case 'reset-password':
    case 'reset-second-factor':
    case 'unlock':
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
    const options = { email: text, role: text, name: text, emergency: text }
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
