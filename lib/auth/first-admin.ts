import 'server-only'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'
import { RuleError } from '@/lib/http/errors'
import { generatePassword } from './password'
import { ROLES } from './permissions'
import { createUser, newUser } from './users'

export type FirstAccounts = {
  /** Made by this call; empty when the bank had accounts. */
  made: { email: string; role: string; password: string }[]
  demo: boolean
  /** Where the passwords are, for the owner of the files only; null when they are in no file of ours. */
  file: string | null
}

type Settings = {
  PHANTOM_DATA_DIR: string
  ADMIN_EMAIL: string
  ADMIN_PASSWORD_FILE?: string | undefined
}

/** A program of ours, in the trail. */
const ACTOR = { name: 'start command' }

/**
 * Makes the first accounts of a bank without any: in a demo bank one for each role, else one superadmin.
 * Passwords are random, unless ADMIN_PASSWORD_FILE names a file that holds one. The file is written before
 * the accounts are made: a password nobody knows would lock the bank. Several starts at once make one set.
 * @param terminal whether the passwords will be shown to a person at a terminal: only then the first
 *   admin's stays out of a file
 * @throws RuleError when the given password may not be used
 */
export async function ensureFirstAdmin(settings: Settings, terminal: boolean): Promise<FirstAccounts> {
  const { PHANTOM_DATA_DIR, ADMIN_EMAIL, ADMIN_PASSWORD_FILE } = settings
  const bank = await db().bank.findUnique({ where: { id: 1 }, select: { isDemo: true } })
  const demo = bank?.isDemo === true
  const given = demo || !ADMIN_PASSWORD_FILE ? null : await readPassword(ADMIN_PASSWORD_FILE)
  const file = demo
    ? demoFile(PHANTOM_DATA_DIR)
    : given || terminal
      ? null
      : join(PHANTOM_DATA_DIR, 'first-admin.txt')
  const made = await transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('phantom.first-admin'))::text`
      // The demo data brings staff of its own, as whom nobody can sign in: they do not count.
      const existing = demo ? { email: { in: ROLES.map(demoEmail) } } : {}
      if ((await tx.adminUser.count({ where: existing })) > 0) return []
      const accounts = demo
        ? ROLES.map((role) => ({
            email: demoEmail(role),
            name: nameOf(role),
            role,
            password: generatePassword(),
          }))
        : [
            {
              email: ADMIN_EMAIL,
              name: 'First admin',
              role: 'superadmin',
              password: given ?? generatePassword(),
            },
          ]
      if (file) await keep(file, accounts)
      for (const account of accounts) await createUser(tx, newUser.parse(account), account.password, ACTOR)
      return accounts.map(({ email, role, password }) => ({ email, role, password }))
    },
    { timeout: 20_000 },
  )
  return { made, demo, file }
}

/** The file of a demo bank's passwords. */
export const demoFile = (dataDir: string) => join(dataDir, 'demo-accounts.txt')

const demoEmail = (role: string) => `${role}@phantom.demo`

const nameOf = (role: string) => `Demo ${role}`

async function readPassword(path: string): Promise<string> {
  const password = (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  if (/\p{Cc}/u.test(password)) {
    throw new RuleError(`ADMIN_PASSWORD_FILE (${path}) must hold one line: the password.`)
  }
  return password
}

async function keep(file: string, accounts: { email: string; password: string }[]): Promise<void> {
  const width = Math.max(...accounts.map(({ email }) => email.length))
  const lines = accounts.map(({ email, password }) => `${email.padEnd(width)}  ${password}\n`)
  await writeFile(file, lines.join(''), { mode: 0o600, flush: true })
}
