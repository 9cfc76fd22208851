import 'server-only'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, is, named, within } from '@/lib/db/list-conditions'
import { rowOf } from '@/lib/db/record'
import type { ListPage, ListState } from '@/lib/list/definition'
import { type ExportRow, exportRow } from './dto'
import { exportList } from './schema'

/** Everybody's for those who may see them, their own for the others. */
const source = ({ user }: Session): ListSource<ExportRow> => {
  const all = grantOf(user.role, 'exports:read') === 'yes'
  return {
    table: Prisma.sql`exports`,
    joins: Prisma.sql`JOIN admin_users u ON u.id = t.requested_by`,
    select: Prisma.sql`
      t.id, t.list, t.query, t.format::text, t.columns, t.contains_pii AS personal, t.status::text, t.ending,
      t.row_count AS rows, t.expected_rows AS expected, u.name AS by, u.email, t.created_at AS "createdAt",
      t.started_at AS "startedAt", t.finished_at AS "finishedAt",
      (t.status = 'running' AND (t.requested_by = ${user.id}::uuid OR ${user.role === 'superadmin'})) AS stoppable`,
    sorts: { created: Prisma.sql`t.created_at` },
    row: exportRow,
    search: (q) => [
      {
        ...named(
          Prisma.sql`(SELECT u.name || ' ' || u.email FROM admin_users u WHERE u.id = t.requested_by)`,
          q.split(/\s+/),
        ),
        walks: true,
      },
    ],
    filters: (filters) => [
      all ? null : { sql: Prisma.sql`t.requested_by = ${user.id}::uuid` },
      anyOf(Prisma.sql`t.status`, 'export_status', filters.status, { walks: true }),
      anyOf(Prisma.sql`t.list`, 'text', filters.list, { walks: true }),
      anyOf(Prisma.sql`t.format`, 'export_format', filters.format, { walks: true }),
      filters.personal?.length === 1
        ? { sql: Prisma.sql`t.contains_pii = ${filters.personal[0] === 'in_full'}`, walks: true }
        : null,
      within(Prisma.sql`t.created_at`, filters.created),
      is(Prisma.sql`t.requested_by`, filters.user),
    ],
  }
}

/** A page of exports that this person may know of. */
export function listExports(session: Session, state: ListState): Promise<ListPage<ExportRow>> {
  return readList(source(session), exportList, state)
}

/** One export by its id, whosever it is; null when there is none. */
export const findExport = (session: Session, id: string) => rowOf(source(session))(id)
