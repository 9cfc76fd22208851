import { relative } from 'node:path'
import type { FirstAccounts } from '@/lib/auth/first-admin'
import type { Env } from '@/lib/env'
import { say, seconds } from './progress'
import { secretPath } from './secrets'
import { root } from './settings'

/** Tells where the bank is, how to sign in, where its logs are, and how to go on. */
export function welcome(settings: Env, accounts: FirstAccounts): void {
  const token = settings.METRICS_TOKEN
    ? 'METRICS_TOKEN'
    : short(secretPath(settings.PHANTOM_DATA_DIR, 'METRICS_TOKEN'))
  say(`
Phantom Banking Admin is ready (${seconds(performance.now())}): ${settings.PUBLIC_URL}

  Sign in   ${signIn(settings, accounts).join('\n            ')}
  Metrics   ${settings.PUBLIC_URL}/monitoring/metrics, bearer token in ${token}
  Health    ${settings.PUBLIC_URL}/monitoring/health
  Logs      ${short(settings.LOG_DIR)}/phantom_banking.log
  Stop      Ctrl-C
`)
}

/** Passwords are printed on a terminal only: elsewhere they would end up in somebody's log. */
function signIn(settings: Env, { made, demo, file }: FirstAccounts): string[] {
  if (made.length > 0 && process.stdout.isTTY) {
    const width = Math.max(...made.map(({ email }) => email.length))
    const lines = made.map(({ email, password }) => `${email.padEnd(width)}  ${password}`)
    return file ? [...lines, `(also in ${short(file)})`] : [...lines, '(shown this once)']
  }
  if (demo && file) return [`superadmin@phantom.demo and four others, passwords in ${short(file)}`]
  if (made.length > 0)
    return [`${settings.ADMIN_EMAIL}, password in ${short(file ?? settings.ADMIN_PASSWORD_FILE ?? '')}`]
  return ['with your account; npm run admin makes another']
}

/** A path as one would type it here. */
function short(path: string): string {
  const fromHere = relative(root, path)
  return fromHere.startsWith('..') ? path : fromHere
}
