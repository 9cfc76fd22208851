import 'server-only'
import type { Logger } from 'pino'
import { recordAudit } from '@/lib/audit/record'
import { can, type Role } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { db } from '@/lib/db/client'
import { isContention, isUnreachable } from '@/lib/db/errors'
import type { BulkRowOutcome } from '@/lib/db/generated/enums'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { ConflictError, ForbiddenError, NotFoundError, RuleError } from '@/lib/http/errors'
import { endRun } from './end'
import { holdRun } from './hold'
import { bulkAction } from './table'

/** Pieces of one run that are worked on at once, and records in each: a transaction of its own for every piece. */
const LANES = 2
const PIECE = 25
/** A piece that takes longer ends early, so that who stops a run does not wait. */
const PIECE_MS = 1_000
const PIECE_LIMIT_MS = 30_000

type Run = {
  id: string
  action: string
  arguments: unknown
  makerId: string
  email: string
  name: string
  role: Role
  requestId: string | null
  address: string | null
  userAgent: string | null
}
type Row = { id: string; targetId: string; seen: string }

/** Works off the runs that were confirmed, the oldest first, until none is left or the signal fires. */
export async function workOffRuns(signal: AbortSignal, log: Logger): Promise<void> {
  for (const run of await confirmedRuns()) {
    if (signal.aborted) return
    await workOff(run, signal, log)
  }
}

function confirmedRuns(): Promise<Run[]> {
  return db().$queryRaw<Run[]>`
    SELECT r.id, r.action, r.arguments, u.id AS "makerId", u.email, u.name, u.role::text, r.request_id AS "requestId",
      host(r.source_ip) AS address, r.user_agent AS "userAgent"
    FROM bulk_runs r JOIN admin_users u ON u.id = r.requested_by
    WHERE r.finished_at IS NULL AND r.status = 'running' ORDER BY r.confirmed_at, r.id LIMIT 20`
}

async function workOff(run: Run, signal: AbortSignal, log: Logger): Promise<void> {
  const lane = async () => {
    let more = true
    while (more && !signal.aborted) more = await workOnPiece(run, signal, log).catch(againIfInTheWay)
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } catch (error) {
    if (!(error instanceof MakerGone)) throw error
    await endRun(run, 'maker_gone')
    return
  }
  if (!signal.aborted) await endRun(run, 'complete')
}

/** Two that stood in each other's way: one of them was undone, and has its turn again. */
function againIfInTheWay(error: unknown): boolean {
  if (isContention(error)) return true
  throw error
}

/** The person in whose name it happens may not do it any more, or is gone. */
class MakerGone extends Error {}

/**
 * Does a few records that are not done yet, each on its own: what one throws is undone and leaves the others be. Changes,
 * trail and outcomes are one transaction.
 * @returns false when there are none, or the run was stopped
 */
function workOnPiece(run: Run, signal: AbortSignal, log: Logger): Promise<boolean> {
  return transaction(
    async (tx) => {
      await holdRun(tx, run.id, 'working')
      const rows = await tx.$queryRaw<Row[]>`
        SELECT r.id, r.target_id AS "targetId", r.seen FROM bulk_rows r
        WHERE r.run_id = ${run.id}::uuid AND r.outcome = 'ready'
          AND EXISTS (SELECT FROM bulk_runs b WHERE b.id = r.run_id AND b.status = 'running')
        ORDER BY r.position LIMIT ${PIECE} FOR UPDATE OF r SKIP LOCKED`
      if (rows.length === 0) return false
      const maker = await makerOf(tx, run)
      const done: string[] = []
      const begunAt = performance.now()
      for (const row of rows) {
        if (signal.aborted || performance.now() - begunAt > PIECE_MS) break
        if (await workOnRow(tx, run, row, maker, log)) done.push(row.id)
      }
      await tx.$executeRaw`
        UPDATE bulk_rows SET outcome = 'done', finished_at = clock_timestamp() WHERE id = ANY(${done}::uuid[])`
      return true
    },
    { actor: run.email, timeout: PIECE_LIMIT_MS },
  )
}

/** Who asked for it, held as they are now. @throws MakerGone */
async function makerOf(tx: Transaction, run: Run): Promise<Session> {
  const [now] = await tx.$queryRaw<{ role: Role }[]>`
    SELECT role::text FROM admin_users WHERE id = ${run.makerId}::uuid AND status = 'active' FOR SHARE`
  const { permission } = bulkAction(run.action)
  if (!now || !can(now.role, 'bulk:create') || !can(now.role, permission)) throw new MakerGone()
  return sessionOf(run, now.role)
}

/** @returns whether it was done; what was not is kept with its reason */
async function workOnRow(tx: Transaction, run: Run, row: Row, maker: Session, log: Logger): Promise<boolean> {
  await tx.$executeRaw`SAVEPOINT row`
  try {
    const target = { id: row.targetId, seen: row.seen }
    await bulkAction(run.action).run(tx, target, run.arguments, maker, requestOf(run))
    await tx.$executeRaw`RELEASE SAVEPOINT row`
    return true
  } catch (error) {
    // Not about this record: the whole piece is undone, and done again.
    if (isUnreachable(error) || isContention(error)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT row`
    await leave(tx, run, row, error, log)
    return false
  }
}

/** Keeps why a record was left alone, with a row of the trail. */
async function leave(tx: Transaction, run: Run, row: Row, error: unknown, log: Logger): Promise<void> {
  const { outcome, detail } = reasonOf(error)
  if (outcome === 'failed')
    log.error({ err: error, run: run.id, row: row.id }, 'a row of a bulk action failed')
  await tx.bulkRow.updateMany({
    where: { id: row.id },
    data: { outcome, detail: detail.slice(0, 500), finishedAt: new Date() },
  })
  await recordAudit(tx, {
    actor: { name: run.email, id: run.makerId, role: run.role },
    action: 'bulk_row_left',
    object: { type: bulkAction(run.action).object, id: row.targetId },
    after: { run: run.id, outcome },
    reason: detail,
    outcome: outcome === 'failed' ? 'failed' : 'refused',
    request: requestOf(run),
  })
}

function reasonOf(error: unknown): { outcome: BulkRowOutcome; detail: string } {
  if (error instanceof ConflictError) return { outcome: 'changed', detail: error.message }
  if (error instanceof RuleError || error instanceof NotFoundError || error instanceof ForbiddenError) {
    return { outcome: 'refused', detail: error.message }
  }
  if (isContention(error))
    return { outcome: 'changed', detail: 'Others changed it all the time: try it alone.' }
  return { outcome: 'failed', detail: 'Something went wrong on our side. Nothing was changed.' }
}

const requestOf = ({ requestId, address, userAgent }: Run) => ({ requestId, address, userAgent })

/** The maker as mutations know them. What wants a fresh proof was proved when the run was confirmed. */
function sessionOf(run: Run, role: Role): Session {
  const now = new Date()
  const user = { id: run.makerId, email: run.email, name: run.name, role }
  const times = { lastSeenAt: now, idleExpiresAt: now, expiresAt: now }
  return { id: run.id, user, demo: false, secondFactor: true, steppedUp: true, ...times }
}
