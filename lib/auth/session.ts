import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { isUnreachable } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { BACKGROUND_COOKIE, BACKGROUND_HEADER } from '@/lib/http/constants'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { can, type Permission, type Role } from './permissions'
import { recallVerified, rememberVerified } from './recent-sessions'
import { findSession, type SessionRow, touchSession } from './session-rows'
import { hashToken, tokenOfRequest } from './session-token'

/** A signed-in person, read from the session row of this request; never from the cookie alone. */
export type Session = {
  /** `admin_sessions.id`, safe to show and to log; the secret id is only in the cookie. */
  id: string
  user: { id: string; email: string; name: string; role: Role }
  /** Demo data: a fact of the database, said on every page. */
  demo: boolean
  /** Whether the admin has an authenticator; only a demo bank lets them do without. */
  secondFactor: boolean
  /** A fresh second factor, or in a demo bank the password, was given in the last minutes. */
  steppedUp: boolean
  lastSeenAt: Date
  /** When inactivity ends the session, if nothing more is done. */
  idleExpiresAt: Date
  /** When the session ends whatever is done. */
  expiresAt: Date
}

const MINUTE = 60_000

/**
 * The session of this request, or null for a stranger. One look at the database per request.
 * @throws DatabaseUnreachableError when a cookie was shown but cannot be checked: never a way in
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = await tokenOfRequest()
  if (!token) return null
  const background = await isBackground()
  try {
    const session = await sessionByToken(token, !background)
    rememberVerified(hashToken(token), session)
    return session
  } catch (error) {
    throw isUnreachable(error) ? new DatabaseUnreachableError('The session cannot be checked') : error
  }
})

/** Whether nobody asked for this: a page refreshing itself, a link fetched ahead, a live stream. */
async function isBackground(): Promise<boolean> {
  const asked = await headers()
  const stream = asked.get('accept') === 'text/event-stream'
  return stream || asked.has(BACKGROUND_HEADER) || (await cookies()).has(BACKGROUND_COOKIE)
}

/**
 * While sessions cannot be checked: the session of this request, if this process checked it within the last minute.
 * Enough for figures this process already knows; never for records, never for a write.
 */
export const recentSession = cache(async (): Promise<Session | null> => {
  const token = await tokenOfRequest()
  return token ? recallVerified(hashToken(token)) : null
})

/**
 * The live session with this secret id.
 * @param active whether the request is something a person does
 */
export async function sessionByToken(token: string, active: boolean): Promise<Session | null> {
  const row = await findSession(hashToken(token))
  if (!row) return null
  const seenAgo = row.now.getTime() - row.lastSeenAt.getTime()
  if (active && seenAgo >= MINUTE) await touchSession(row.id)
  return toSession(row, active && seenAgo >= MINUTE ? row.now : row.lastSeenAt)
}

function toSession(row: SessionRow, lastSeenAt: Date): Session {
  const idleExpiresAt = new Date(lastSeenAt.getTime() + env().SESSION_IDLE_MINUTES * MINUTE)
  return {
    id: row.id,
    user: { id: row.userId, email: row.email, name: row.name, role: row.role },
    demo: row.demo,
    secondFactor: row.secondFactor,
    steppedUp: row.steppedUp,
    lastSeenAt,
    idleExpiresAt: idleExpiresAt < row.expiresAt ? idleExpiresAt : row.expiresAt,
    expiresAt: row.expiresAt,
  }
}

/** The session of this request; a stranger is sent to the sign-in page and brought back. For pages. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession()
  if (session) return session
  const path = (await headers()).get('x-path')
  redirect(path && path !== '/' ? `/login?callbackUrl=${encodeURIComponent(path)}` : '/login')
}

/** The session of this request, which must hold the permission; otherwise 403. For pages. */
export async function requirePermission(permission: Permission): Promise<Session> {
  const session = await requireSession()
  if (!can(session.user.role, permission)) forbidden()
  return session
}
