import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { db } from '@/lib/db/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { countRows } from '@/lib/db/whole-list'
import { listFor, mayTakeWhole } from '@/lib/exports/lists'
import type { ExportName } from '@/lib/exports/names'
import { chosenColumns, filtersOf, readQuery } from '@/lib/exports/selection'
import type { Ending } from '@/lib/exports/send'
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { FETCH_MINUTES, LOST_SECONDS } from './constants'
import type { ExportInput } from './schema'

const actorOf = ({ user }: Session) => ({ name: user.email, id: user.id, role: user.role })

/**
 * Asks for a file; `GET /api/exports/<id>/file` then sends it, once. Who takes what is in the trail before the first
 * row leaves.
 * @throws ForbiddenError the role sees neither the list nor, if asked for, personal data · RuleError the address of
 *   the list holds something that is not understood
 */
export async function createExport(
  tx: Transaction,
  input: ExportInput,
  session: Session,
  request: RequestFacts,
): Promise<{ exportId: string; expected: number | null }> {
  const list = listFor(input.list, session)
  const state = readQuery(list, input.query)
  const columns = chosenColumns(list, state, input.columns === 'all')
  const whole = input.personal === 'whole' && columns.some(({ masked }) => masked)
  if (whole && !mayTakeWhole(session)) {
    throw new ForbiddenError(`The role ${session.user.role} takes personal data masked only.`)
  }
  const expected = await countRows(list, state)
  const names = columns.map(({ name }) => name).join()
  const created = await tx.export.create({
    data: {
      requestedById: session.user.id,
      list: input.list,
      query: input.query,
      format: input.format,
      columns: names,
      containsPii: whole,
      expectedRows: expected,
    },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor: actorOf(session),
    // A copy of the trail itself has a name of its own: those who watch over the trail look for it.
    action: input.list === 'audit' ? 'audit_exported' : 'export_created',
    object: { type: 'export', id: created.id },
    after: {
      list: input.list,
      format: input.format,
      columns: names,
      personalData: whole ? 'whole' : 'masked',
      rows: expected,
      ...filtersOf(list, state),
    },
    request,
  })
  return { exportId: created.id, expected }
}

type Fetched = {
  id: string
  list: ExportName
  query: string
  format: 'csv' | 'json'
  columns: string[]
  whole: boolean
}

/**
 * Lets an export begin: for who asked for it, within minutes, once.
 * @throws NotFoundError · ConflictError it was fetched before, or too late
 */
export async function beginExport(session: Session, id: string): Promise<Fetched> {
  const own = { id, requestedById: session.user.id }
  const found = await db().export.findFirst({ where: own })
  if (!found) throw new NotFoundError('There is no such export of yours.')
  const since = new Date(Date.now() - FETCH_MINUTES * 60_000)
  const now = new Date()
  const { count } = await db().export.updateMany({
    where: { ...own, status: 'running', startedAt: null, createdAt: { gte: since } },
    data: { startedAt: now, heartbeatAt: now, rowCount: 0 },
  })
  if (count === 0) {
    const message = 'This file was fetched before, or too late: export the list again.'
    throw new ConflictError({ message, changedBy: null, changedAt: found.startedAt ?? found.finishedAt })
  }
  const { list, query, format, columns, containsPii: whole } = found
  return { id, list: list as ExportName, query, format, columns: columns.split(','), whole }
}

/** Keeps how far an export is. @returns whether somebody wants it to stop */
export async function noteProgress(id: string, rows: number): Promise<boolean> {
  const [row] = await db().$queryRaw<{ stop: boolean }[]>`
    UPDATE exports SET row_count = ${rows}::bigint, heartbeat_at = now() WHERE id = ${id}::uuid AND status = 'running'
    RETURNING stop_requested_at IS NOT NULL AS stop`
  return row?.stop ?? true
}

/** Keeps how an export ended, and with how many rows; in the trail as well. */
export function endExport(
  session: Session,
  request: RequestFacts,
  id: string,
  ending: Ending,
  rows: number,
): Promise<void> {
  const status = ending === 'complete' ? 'completed' : ending === 'failed' ? 'failed' : 'aborted'
  return transaction(async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, status: 'running' },
      data: { status, ending, rowCount: rows, finishedAt: new Date() },
    })
    if (count === 0) return
    await recordAudit(tx, {
      actor: actorOf(session),
      action: 'export_ended',
      object: { type: 'export', id },
      after: { status, ending, rows },
      outcome: status === 'failed' ? 'failed' : 'success',
      request,
    })
  })
}

/**
 * Has an export end within about a second, wherever it runs.
 * @throws NotFoundError · ForbiddenError it is somebody else's · ConflictError it is over
 */
export async function stopExport(
  tx: Transaction,
  { exportId: id }: { exportId: string },
  session: Session,
  request: RequestFacts,
): Promise<void> {
  const found = await tx.export.findUnique({ where: { id } })
  if (!found) throw new NotFoundError('There is no such export.')
  if (found.requestedById !== session.user.id && session.user.role !== 'superadmin') {
    throw new ForbiddenError('Only who takes the file, or a superadmin, can stop it.')
  }
  const now = new Date()
  const open = { id, status: 'running' as const, stopRequestedAt: null }
  // One that nobody fetched has no process that would notice.
  const waiting = await tx.export.updateMany({
    where: { ...open, startedAt: null },
    data: { status: 'aborted', ending: 'stopped', rowCount: 0, stopRequestedAt: now, finishedAt: now },
  })
  const { count } = await tx.export.updateMany({ where: open, data: { stopRequestedAt: now } })
  if (waiting.count + count === 0) {
    const { by, at } = await lastChange(tx, 'export', id)
    throw new ConflictError({ message: 'This export is over.', changedBy: by, changedAt: at })
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'export_stopped',
    object: { type: 'export', id },
    request,
  })
}

/** Ends what nobody fetched, and what a killed process left behind. @returns how many */
export async function endLostExports(limit: number): Promise<number> {
  return transaction(async (tx) => {
    const lost = await tx.$queryRaw<{ id: string; ending: string; rows: number }[]>`
      UPDATE exports e SET status = 'aborted', row_count = coalesce(e.row_count, 0), finished_at = now(),
        ending = CASE WHEN e.started_at IS NULL THEN 'not_fetched' ELSE 'lost' END
      WHERE e.id IN (
        SELECT id FROM exports WHERE finished_at IS NULL
          AND CASE WHEN started_at IS NULL THEN created_at < now() - make_interval(mins => ${FETCH_MINUTES}::int)
                   ELSE heartbeat_at < now() - make_interval(secs => ${LOST_SECONDS}::int) END
        ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING e.id, e.ending, e.row_count::float8 AS rows`
    for (const { id, ending, rows } of lost) {
      await recordAudit(tx, {
        actor: { name: 'worker' },
        action: 'export_ended',
        object: { type: 'export', id },
        after: { status: 'aborted', ending, rows },
        request: null,
      })
    }
    return lost.length
  })
}
