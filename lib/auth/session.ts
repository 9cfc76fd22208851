import 'server-only'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { can, type Permission, type Role } from './permissions'

/** A signed-in person, read from the session row of this request; never from the cookie alone. */
export type Session = {
  /** `admin_sessions.id`, safe to show and to log; the secret id is only in the cookie. */
  id: string
  user: { id: string; email: string; name: string; role: Role }
  /** Demo data: a fact of the database, said on every page. */
  demo: boolean
  lastSeenAt: Date
  /** When inactivity ends the session, if nothing more is done. */
  idleExpiresAt: Date
  /** When the session ends whatever is done. */
  expiresAt: Date
}

/** The session of this request, or null for a stranger. One look at the database per request. */
export const currentSession: () => Promise<Session | null> = cache(async () => null)

/** The session of this request; a stranger is sent to the sign-in page. For pages. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession()
  if (!session) redirect('/login')
  return session
}

/** The session of this request, which must hold the permission; otherwise 403. For pages. */
export async function requirePermission(permission: Permission): Promise<Session> {
  const session = await requireSession()
  if (!can(session.user.role, permission)) forbidden()
  return session
}
