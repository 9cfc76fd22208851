import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import { recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Target } from '@/lib/bulk/bulk-action'
import { MOST_ROWS, TYPED_ABOVE } from '@/lib/bulk/constants'
import { endRunIn } from '@/lib/bulk/end'
import { bulkAction } from '@/lib/bulk/table'
import { Prisma } from '@/lib/db/generated/client'
import { type Transaction, transaction } from '@/lib/db/transaction'
import type { WholeList } from '@/lib/db/whole-list'
import { listFor } from '@/lib/exports/lists'
import { exportName } from '@/lib/exports/names'
import { filtersOf, readQuery } from '@/lib/exports/selection'
import { formatCount } from '@/lib/format/number'
import { ConflictError, ForbiddenError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { ListDefinition } from '@/lib/list/definition'
import { CONFIRM_MINUTES } from './constants'
import type { ConfirmInput, PlanInput } from './schema'

const actorOf = ({ user }: Session) => ({ name: user.email, id: user.id, role: user.role })

/** @throws ForbiddenError the role may not do the action to a single record either */
function permitted(name: string, { user }: Session) {
  const action = bulkAction(name)
  if (!can(user.role, action.permission)) {
    throw new ForbiddenError(`The role ${user.role} does not allow this.`)
  }
  return action
}

/** All rows of the list that an action is for. */
function rowsFor({ definition }: { definition: ListDefinition }, session: Session): WholeList {
  const name = exportName(definition.path)
  if (!name) throw new Error(`${definition.path} is not among the lists of lib/exports/lists.ts`)
  return listFor(name, session)
}

/**
 * Makes the plan of a bulk action: which records, as they are now, and which of them are left out and why. Nothing
 * happens to any of them.
 * @throws ForbiddenError · NotFoundError no such action · ZodError what the action asks for ·
 *   RuleError no records, too many, or the bank's rules refuse it for all
 */
export async function planRun(
  tx: Transaction,
  { action: name, query, scope, ids, ...fields }: PlanInput,
  session: Session,
  request: RequestFacts,
): Promise<{ runId: string }> {
  const action = permitted(name, session)
  const input = action.input.parse(fields)
  action.check(input)
  const list = rowsFor(action, session)
  const state = readQuery(list, query)
  const what = Prisma.sql`
    t.id AS target_id, left(${action.label}, 300) AS label, ${action.seen} AS seen, ${action.refusal(input)} AS refusal`
  const rows = scope === 'all' ? await list.select(state, what) : list.selectThese(ids, what)
  const run = await tx.bulkRun.create({
    data: {
      action: name,
      title: `${action.verb} ${list.definition.noun.many}`,
      query: scope === 'all' ? query : null,
      arguments: input as Prisma.InputJsonObject,
      requestedById: session.user.id,
    },
    select: { id: true },
  })
  const frozen = rows
    ? await tx.$executeRaw`
        INSERT INTO bulk_rows (run_id, position, target_id, label, seen, outcome, detail)
        SELECT ${run.id}::uuid, row_number() OVER (), target_id, label, seen,
          CASE WHEN refusal IS NULL THEN 'ready' ELSE 'excluded' END::bulk_row_outcome, refusal
        FROM (${rows} LIMIT ${MOST_ROWS + 1}) matching`
    : 0
  const { one, many } = list.definition.noun
  if (frozen === 0) throw new RuleError(`There are no ${many} to ${action.verb.toLowerCase()}.`)
  if (frozen > MOST_ROWS) {
    throw new RuleError(`At most ${formatCount(MOST_ROWS)} ${many} at once: narrow the list down.`)
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'bulk_planned',
    object: { type: 'bulk_run', id: run.id },
    after: {
      action: name,
      rows: frozen,
      scope,
      of: frozen === 1 ? one : many,
      ...(scope === 'all' && filtersOf(list, state)),
    },
    request,
  })
  return { runId: run.id }
}

/**
 * Has the worker begin with what was planned.
 * @throws NotFoundError · ForbiddenError somebody else planned it · ConflictError it was confirmed before, or the plan
 *   is too old · RuleError nothing is left to do, or the number that was typed is another one
 */
export async function confirmRun(
  tx: Transaction,
  { runId: id, typed = '' }: ConfirmInput,
  session: Session,
  request: RequestFacts,
): Promise<{ rows: number }> {
  const run = await tx.bulkRun.findUnique({ where: { id } })
  if (!run) throw new NotFoundError('There is no such bulk action.')
  if (run.requestedById !== session.user.id) throw new ForbiddenError('Only who planned it can confirm it.')
  permitted(run.action, session)
  const rows = await tx.bulkRow.count({ where: { runId: id, outcome: 'ready' } })
  if (rows === 0) throw new RuleError('Every record is left out: there is nothing to do.')
  if (rows > TYPED_ABOVE && typed.replace(/[\s,.'\u00a0]/g, '') !== String(rows)) {
    throw new RuleError(`Type ${formatCount(rows)}: that many records are about to change.`, 'typed')
  }
  const since = new Date(Date.now() - CONFIRM_MINUTES * 60_000)
  const { count } = await tx.bulkRun.updateMany({
    where: { id, status: 'planned', createdAt: { gte: since } },
    data: {
      status: 'running',
      confirmedAt: new Date(),
      requestId: request.requestId?.slice(0, 200),
      sourceIp: request.address,
      userAgent: request.userAgent?.slice(0, 500),
    },
  })
  if (count === 0) {
    const { by, at } = await lastChange(tx, 'bulk_run', id)
    const message = 'This plan was confirmed or given up before, or is older than an hour: plan it again.'
    throw new ConflictError({ message, changedBy: by, changedAt: at })
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'bulk_confirmed',
    object: { type: 'bulk_run', id },
    after: { action: run.action, rows },
    request,
  })
  return { rows }
}

/**
 * Ends a bulk action where it is: records that are done stay done, the others are left alone. A plan is given up.
 * @throws NotFoundError · ForbiddenError it is somebody else's · ConflictError it is over
 */
export async function stopRun(
  tx: Transaction,
  { runId: id }: { runId: string },
  session: Session,
  request: RequestFacts,
): Promise<void> {
  const run = await tx.bulkRun.findUnique({ where: { id }, select: { requestedById: true } })
  if (!run) throw new NotFoundError('There is no such bulk action.')
  if (run.requestedById !== session.user.id && session.user.role !== 'superadmin') {
    throw new ForbiddenError('Only who planned it, or a superadmin, can stop it.')
  }
  if (!(await endRunIn(tx, id, 'stopped', actorOf(session), request))) {
    const { by, at } = await lastChange(tx, 'bulk_run', id)
    throw new ConflictError({ message: 'This bulk action is over.', changedBy: by, changedAt: at })
  }
}

/** Ends plans that nobody confirmed in time. @returns how many */
export async function endOldPlans(limit: number): Promise<number> {
  return transaction(async (tx) => {
    const old = await tx.$queryRaw<Pick<Target, 'id'>[]>`
      SELECT id FROM bulk_runs
      WHERE finished_at IS NULL AND status = 'planned' AND created_at < now() - make_interval(mins => ${CONFIRM_MINUTES}::int)
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`
    for (const { id } of old) await endRunIn(tx, id, 'not_confirmed', { name: 'worker' }, null)
    return old.length
  })
}
