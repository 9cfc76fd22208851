import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type { ClientBase } from 'pg'

/** How long the session and its cookie last. */
export const SESSION_SECONDS = 12 * 3600

/**
 * Opens a session for this admin as a sign-in would, from outside of the portal: the browser tests and the bench
 * run without Next, so `lib/auth` is not theirs to import.
 * @param secret the bank's SESSION_SECRET
 * @returns the session's id, and the value of the browser's cookie `phantom-session`
 */
export async function openSession(
  client: ClientBase,
  adminId: string,
  secret: string,
): Promise<{ id: string; cookie: string }> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO admin_sessions (token_hash, admin_user_id, expires_at)
     VALUES ($1, $2, now() + make_interval(secs => $3)) RETURNING id`,
    [createHash('sha256').update(token).digest(), adminId, SESSION_SECONDS],
  )
  const [session] = rows
  if (!session) throw new Error('the session was not kept')
  return { id: session.id, cookie: await encode({ token: { sid: token }, secret, maxAge: SESSION_SECONDS }) }
}
