import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import type { Client } from 'pg'
import type { Role } from '@/lib/auth/permissions'
import { type RunningBank, stateFile } from './banks'

const SECONDS = 12 * 3600

/**
 * Opens a session for the demo account of this role as a sign-in would, and keeps the browser's side of it in
 * `stateFile`: no form is needed, which a portal without its proxy would not let be sent.
 * @returns the session's id
 */
export async function openSession(client: Client, bank: RunningBank, role: Role): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO admin_sessions (token_hash, admin_user_id, expires_at)
     SELECT $1, id, now() + make_interval(secs => $3) FROM admin_users WHERE email = $2 RETURNING id`,
    [createHash('sha256').update(token).digest(), `${role}@phantom.demo`, SECONDS],
  )
  const [session] = rows
  if (!session) throw new Error(`the demo bank has no ${role}@phantom.demo`)
  const secret = readFileSync(join(bank.dataDir, 'secrets/session-secret'), 'utf8').trim()
  const cookie = {
    name: 'phantom-session',
    value: await encode({ token: { sid: token }, secret, maxAge: SECONDS }),
    domain: new URL(bank.url).hostname,
    path: '/',
    expires: Math.floor(Date.now() / 1000) + SECONDS,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  }
  writeFileSync(stateFile(role), JSON.stringify({ cookies: [cookie], origins: [] }))
  return session.id
}
