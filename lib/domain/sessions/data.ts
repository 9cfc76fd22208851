import 'server-only'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { type Condition, is, named, within } from '@/lib/db/list-conditions'
import { wholeList } from '@/lib/db/whole-list'
import { env } from '@/lib/env'
import type { ListPage, ListState } from '@/lib/list/definition'
import { type SessionRow, sessionRow } from './dto'
import { sessionList } from './schema'

/** As the check at every request sees it: not ended, not over, not idle for too long. */
const live = () => Prisma.sql`
  (t.revoked_at IS NULL AND t.expires_at > now()
   AND t.last_seen_at > now() - make_interval(mins => ${env().SESSION_IDLE_MINUTES}::int))`

const source = ({ id, user }: Session): ListSource<SessionRow> => {
  const all = grantOf(user.role, 'sessions:read') === 'yes'
  const endsAll = grantOf(user.role, 'sessions:end') === 'yes'
  return {
    table: Prisma.sql`admin_sessions`,
    joins: Prisma.sql`JOIN admin_users u ON u.id = t.admin_user_id`,
    select: Prisma.sql`
      t.id, u.id AS "userId", u.name, u.email, u.role::text,
      CASE WHEN ${live()} THEN 'live' ELSE 'ended' END AS state,
      coalesce(t.revoked_reason, CASE WHEN t.expires_at <= now() THEN 'expired' WHEN NOT ${live()} THEN 'idle' END)
        AS ending,
      t.created_at AS "createdAt", t.last_seen_at AS "lastSeenAt", t.revoked_at AS "endedAt", host(t.ip) AS ip,
      t.user_agent AS "userAgent", t.id = ${id}::uuid AS current,
      ${live()} AND (${endsAll} OR u.id = ${user.id}::uuid) AND t.id <> ${id}::uuid AS endable`,
    sorts: { begun: Prisma.sql`t.created_at` },
    row: sessionRow,
    search: (q) => [
      {
        ...named(
          Prisma.sql`(SELECT u.name || ' ' || u.email FROM admin_users u WHERE u.id = t.admin_user_id)`,
          q.split(/\s+/),
        ),
        walks: true,
      },
    ],
    filters: (filters) => [
      all ? null : { sql: Prisma.sql`t.admin_user_id = ${user.id}::uuid`, walks: true },
      inState(filters.state),
      within(Prisma.sql`t.created_at`, filters.begun),
      is(Prisma.sql`t.admin_user_id`, filters.user),
    ],
  }
}

/** All sessions of a list that this person may see, and what of them can be exported. */
export const allSessions = (session: Session) =>
  wholeList(source(session), sessionList, [
    column.text('user', Prisma.sql`u.name`),
    column.text('email', Prisma.sql`u.email`, { of: 'user' }),
    column.plain('state', Prisma.sql`CASE WHEN ${live()} THEN 'live' ELSE 'ended' END`),
    column.plain('role', Prisma.sql`u.role`),
    column.time('begun_at', Prisma.sql`t.created_at`, { of: 'begun' }),
    column.time('last_seen_at', Prisma.sql`t.last_seen_at`, { of: 'seen' }),
    column.plain('ended_because', Prisma.sql`t.revoked_reason`, { of: 'ending' }),
    column.plain('address', Prisma.sql`host(t.ip)`, { of: 'ip' }),
    column.text('browser', Prisma.sql`t.user_agent`, { of: 'agent' }),
  ])

function inState(values: readonly string[] | undefined): Condition | null {
  if (values?.length !== 1) return null
  return { sql: Prisma.sql`${live()} = ${values[0] === 'live'}`, walks: true }
}

/** A page of sessions: of everybody, or of the person who looks, as their role may. */
export function listSessions(session: Session, state: ListState): Promise<ListPage<SessionRow>> {
  return readList(source(session), sessionList, state)
}
