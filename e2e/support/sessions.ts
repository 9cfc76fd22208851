import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { Role } from '@/lib/auth/permissions'
import { openSession, SESSION_SECONDS } from '@/lib/testing/open-session'
import { type RunningBank, stateFile } from './banks'

/**
 * Opens a session for the demo account of this role, and keeps the browser's side of it in `stateFile`: no form is
 * needed, which a portal without its proxy would not let be sent.
 * @returns the session's id
 */
export async function signRoleIn(client: Client, bank: RunningBank, role: Role): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM admin_users WHERE email = $1', [
    `${role}@phantom.demo`,
  ])
  const [admin] = rows
  if (!admin) throw new Error(`the demo bank has no ${role}@phantom.demo`)
  const secret = readFileSync(join(bank.dataDir, 'secrets/session-secret'), 'utf8').trim()
  const { id, cookie: value } = await openSession(client, admin.id, secret)
  const cookie = {
    name: 'phantom-session',
    value,
    domain: new URL(bank.url).hostname,
    path: '/',
    expires: Math.floor(Date.now() / 1000) + SESSION_SECONDS,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  }
  writeFileSync(stateFile(role), JSON.stringify({ cookies: [cookie], origins: [] }))
  return id
}
