import 'server-only'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, is, named, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import type { ListPage, ListState } from '@/lib/list/definition'
import { CONFIRM_MINUTES } from './constants'
import {
  type BulkRow,
  type BulkRun,
  type BulkRunDetail,
  bulkRow,
  bulkRun,
  bulkRunDetail,
  type Reason,
} from './dto'
import { bulkRowList, bulkRunList } from './schema'

const COUNTS = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS rows, count(*) FILTER (WHERE outcome = 'ready')::int AS ready,
      count(*) FILTER (WHERE outcome = 'done')::int AS done,
      count(*) FILTER (WHERE outcome = 'excluded')::int AS excluded,
      count(*) FILTER (WHERE outcome IN ('changed', 'refused', 'failed'))::int AS "left"
    FROM bulk_rows WHERE run_id = t.id) n ON true`

/** Everybody's for those who may see them, their own for the others. */
const source = ({ user }: Session): ListSource<BulkRun> => {
  const all = grantOf(user.role, 'bulk:read') === 'yes'
  return {
    table: Prisma.sql`bulk_runs`,
    joins: Prisma.sql`JOIN admin_users u ON u.id = t.requested_by ${COUNTS}`,
    select: Prisma.sql`
      t.id, t.action, t.title, t.query, t.status::text, t.ending, u.name AS by, t.created_at AS "createdAt",
      t.confirmed_at AS "confirmedAt", t.finished_at AS "finishedAt",
      n.rows, n.ready, n.done, n.excluded, n."left"`,
    sorts: { created: Prisma.sql`t.created_at` },
    row: bulkRun,
    search: (q) => [named(Prisma.sql`t.title`, q.split(/\s+/), { walks: true })],
    filters: (filters) => [
      all ? null : { sql: Prisma.sql`t.requested_by = ${user.id}::uuid`, walks: true },
      anyOf(Prisma.sql`t.status`, 'bulk_run_status', filters.status, { walks: true }),
      within(Prisma.sql`t.created_at`, filters.created),
      is(Prisma.sql`t.requested_by`, filters.user),
    ],
  }
}

/** A page of bulk actions that this person may know of. */
export function listRuns(session: Session, state: ListState): Promise<ListPage<BulkRun>> {
  return readList(source(session), bulkRunList, state)
}

/** One bulk action; null when there is none this person may know of. */
export async function findRun(session: Session, id: string): Promise<BulkRunDetail | null> {
  const { user } = session
  const found = await detailOf(source(session), {
    select: Prisma.sql`
      t.arguments, t.requested_by = ${user.id}::uuid AS own,
      t.created_at < now() - make_interval(mins => ${CONFIRM_MINUTES}::int) AS outdated`,
    row: bulkRunDetail,
  })(id)
  return found && (found.own || grantOf(user.role, 'bulk:read') === 'yes') ? found : null
}

const rowsOf = (runId: string): ListSource<BulkRow> => ({
  table: Prisma.sql`bulk_rows`,
  select: Prisma.sql`
    t.id, t.target_id AS "targetId", t.label, t.seen, t.outcome::text, t.detail, t.finished_at AS "finishedAt"`,
  sorts: { position: Prisma.sql`t.position::numeric` },
  row: bulkRow,
  search: (q) => [named(Prisma.sql`t.label`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    { sql: Prisma.sql`t.run_id = ${runId}::uuid` },
    anyOf(Prisma.sql`t.outcome`, 'bulk_row_outcome', filters.outcome),
  ],
})

/** A page of the records of a run, in the order in which they have their turn. */
export function listRows(runId: string, state: ListState): Promise<ListPage<BulkRow>> {
  return readList(rowsOf(runId), bulkRowList(runId), state)
}

/** Why records of a run are left out or were left alone, the most frequent first. */
export function listReasons(runId: string): Promise<Reason[]> {
  return db().$queryRaw<Reason[]>`
    SELECT outcome::text, coalesce(detail, '') AS detail, count(*)::int AS rows FROM bulk_rows
    WHERE run_id = ${runId}::uuid AND outcome IN ('excluded', 'changed', 'refused', 'failed')
    GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT 12`
}
