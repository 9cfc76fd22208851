import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { ForbiddenError } from '@/lib/http/errors'
import type { Role } from './permissions'

/** A proof given on the way stays fresh this long. */
const STEP_UP_MINUTES = 5

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
  steppedUp: boolean
  secondFactor: boolean
}

/**
 * The session behind a secret id, if it is still one: neither revoked, expired, idle for too long nor of a
 * disabled account. Role and limits are what the database says now, by the database's clock.
 */
export async function findSession(tokenHash: Uint8Array): Promise<SessionRow | null> {
  const idle = env().SESSION_IDLE_MINUTES
  const rows = await db().$queryRaw<SessionRow[]>`
    SELECT s.id, u.id AS "userId", u.email, u.name, u.role::text, coalesce(b.is_demo, false) AS demo, now(),
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
      coalesce(s.stepped_up_at > now() - make_interval(mins => ${STEP_UP_MINUTES}::int), false) AS "steppedUp",
      EXISTS (SELECT FROM totp_secrets t WHERE t.admin_user_id = u.id) AS "secondFactor"
    FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id LEFT JOIN bank b ON b.id = 1
    WHERE s.token_hash = ${tokenHash} AND s.revoked_at IS NULL AND u.status = 'active'
      AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => ${idle}::int)`
  return rows[0] ?? null
}

/** The roles behind those of these sessions (by id) that are still sessions, by the same rules as `findSession`. */
export async function liveRoles(ids: readonly string[]): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map()
  const idle = env().SESSION_IDLE_MINUTES
  const rows = await db().$queryRaw<{ id: string; role: Role }[]>`
    SELECT s.id, u.role::text FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id
    WHERE s.id = ANY(${ids}::uuid[]) AND s.revoked_at IS NULL AND u.status = 'active'
      AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => ${idle}::int)`
  return new Map(rows.map(({ id, role }) => [id, role]))
}

/** Notes activity, at most once a minute for a session, and never on one that was revoked meanwhile. */
export async function touchSession(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE admin_sessions SET last_seen_at = now()
    WHERE id = ${id}::uuid AND revoked_at IS NULL AND last_seen_at <= now() - interval '1 minute'`
}

/**
 * Notes a fresh proof, and changes the secret id with it: a cookie that was copied before opens nothing any more.
 * @returns false when the session is over
 */
export async function renewSession(tx: Transaction, id: string, tokenHash: Uint8Array): Promise<boolean> {
  const renewed = await tx.$executeRaw`
    UPDATE admin_sessions SET stepped_up_at = now(), token_hash = ${tokenHash}, last_seen_at = now()
    WHERE id = ${id}::uuid AND revoked_at IS NULL`
  return renewed === 1
}

/**
 * Holds the actor as they were admitted until the transaction ends: a session revoked or a role changed
 * meanwhile refuses the write, and one that comes later waits for it. The database names them in its events.
 * @param along what is done in the same statement, to save a way there and back: it returns rows, and selects FROM
 *   actor, which has one row when they are held and none otherwise
 * @returns how many rows that returned
 * @throws ForbiddenError
 */
export async function lockActor(
  tx: Transaction,
  session: { id: string; user: { email: string; role: Role } },
  along = Prisma.sql`SELECT FROM actor`,
): Promise<number> {
  const { id, user } = session
  const rows = await tx.$queryRaw<{ along: number }[]>`
    WITH actor AS MATERIALIZED (
      SELECT s.admin_user_id AS id FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id
      WHERE s.id = ${id}::uuid AND s.revoked_at IS NULL AND u.status = 'active' AND u.role = ${user.role}::admin_role
      FOR NO KEY UPDATE OF s FOR SHARE OF u),
    along AS (${along})
    SELECT (SELECT count(*)::int FROM along) AS along, set_config('phantom.actor', ${user.email}, true) FROM actor`
  if (!rows[0]) throw new ForbiddenError('Your session or role has changed: load the page again.')
  return rows[0].along
}
