import 'server-only'
import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { ForbiddenError } from '@/lib/http/errors'
import type { Role } from './permissions'

export type SessionRow = {
  id: string
  userId: string
  email: string
  name: string
  role: Role
  demo: boolean
  now: Date
  lastSeenAt: Date
  expiresAt: Date
}

/**
 * The session behind a secret id, if it is still one: neither revoked, expired, idle for too long nor of a
 * disabled account. Role and limits are what the database says now, by the database's clock.
 */
export async function findSession(tokenHash: Uint8Array): Promise<SessionRow | null> {
  const idle = env().SESSION_IDLE_MINUTES
  const rows = await db().$queryRaw<SessionRow[]>`
    SELECT s.id, u.id AS "userId", u.email, u.name, u.role::text, coalesce(b.is_demo, false) AS demo, now(),
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt"
    FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id LEFT JOIN bank b ON b.id = 1
    WHERE s.token_hash = ${tokenHash} AND s.revoked_at IS NULL AND u.status = 'active'
      AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => ${idle}::int)`
  return rows[0] ?? null
}

/** Notes activity, at most once a minute for a session, and never on one that was revoked meanwhile. */
export async function touchSession(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE admin_sessions SET last_seen_at = now()
    WHERE id = ${id}::uuid AND revoked_at IS NULL AND last_seen_at <= now() - interval '1 minute'`
}

/**
 * Holds the actor as they were admitted until the transaction ends: a session revoked or a role changed
 * meanwhile refuses the write, and one that comes later waits for it.
 * @throws ForbiddenError
 */
export async function lockActor(
  tx: Transaction,
  session: { id: string; user: { role: Role } },
): Promise<void> {
  const rows = await tx.$queryRaw<{ role: Role }[]>`
    SELECT u.role::text FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id
    WHERE s.id = ${session.id}::uuid AND s.revoked_at IS NULL AND u.status = 'active'
    FOR NO KEY UPDATE OF s FOR SHARE OF u`
  if (rows[0]?.role !== session.user.role) {
    throw new ForbiddenError('Your session or role has changed: load the page again.')
  }
}
