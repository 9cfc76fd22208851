import 'server-only'
import type { AuditAction } from '@/lib/audit/actions'
import type { AuditFacts } from '@/lib/audit/clean'
import { recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { ForbiddenError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { MOST_VIEWS } from './constants'
import type { SavedView } from './dto'
import type { ChangeView, OpenWith, SaveView } from './schema'

type View = { id: string; ownerId: string; list: string; name: string; query: string; isShared: boolean }
type Change = { before?: AuditFacts; after?: AuditFacts }

/**
 * Keeps the filters, order and columns of a list under a name.
 * @throws RuleError the name is taken, or there are too many · ForbiddenError sharing is not allowed
 */
export async function saveView(
  tx: Transaction,
  { list, name, query, shared, opens }: SaveView,
  session: Session,
  request: RequestFacts,
): Promise<SavedView> {
  checkSharing(shared, session)
  const ownerId = session.user.id
  if ((await tx.savedView.count({ where: { ownerId, list } })) >= MOST_VIEWS) {
    throw new RuleError(`You have ${MOST_VIEWS} views of this list: delete one that you do not use.`)
  }
  await checkName(tx, ownerId, list, name)
  const data = { ownerId, list, name, query, isShared: shared }
  const { id } = await tx.savedView.create({ data, select: { id: true } })
  if (opens) await setDefault(tx, session, list, id)
  await audit(tx, 'view_saved', id, { after: { list, name, query, shared, opens } }, session, request)
  return { newId: id, name }
}

/**
 * Renames a view, shares it or stops sharing it, and gives it other filters when there are any.
 * @throws NotFoundError · ForbiddenError · RuleError the name is taken
 */
export async function changeView(
  tx: Transaction,
  { viewId, name, shared, query }: ChangeView,
  session: Session,
  request: RequestFacts,
): Promise<SavedView> {
  const view = await ownView(tx, viewId, session)
  if (shared && !view.isShared) checkSharing(shared, session)
  if (name !== view.name) await checkName(tx, view.ownerId, view.list, name)
  await tx.savedView.update({
    where: { id: viewId },
    data: { name, isShared: shared, query },
    select: { id: true },
  })
  // Who opened their list with it sees everything again.
  if (view.isShared && !shared) {
    await tx.defaultView.deleteMany({ where: { viewId, adminUserId: { not: view.ownerId } } })
  }
  const before = { list: view.list, name: view.name, query: view.query, shared: view.isShared }
  const after = { list: view.list, name, query: query ?? view.query, shared }
  await audit(tx, 'view_changed', viewId, { before, after }, session, request)
  return { newId: null, name }
}

/**
 * Deletes a view; lists that opened with it open with everything.
 * @throws NotFoundError · ForbiddenError
 */
export async function deleteView(
  tx: Transaction,
  { viewId }: { viewId: string },
  session: Session,
  request: RequestFacts,
): Promise<SavedView> {
  const { list, name, query, isShared } = await ownView(tx, viewId, session)
  await tx.defaultView.deleteMany({ where: { viewId } })
  await tx.savedView.delete({ where: { id: viewId }, select: { id: true } })
  await audit(
    tx,
    'view_deleted',
    viewId,
    { before: { list, name, query, shared: isShared } },
    session,
    request,
  )
  return { newId: null, name }
}

/**
 * Has a list open with a view, for one person; with everything again when there is none.
 * @throws NotFoundError the view is not one of this list that the person may see
 */
export async function openWithView(
  tx: Transaction,
  { list, viewId }: OpenWith,
  session: Session,
  request: RequestFacts,
): Promise<{ viewId: string | null }> {
  const adminUserId = session.user.id
  if (viewId) {
    const seen = { OR: [{ ownerId: adminUserId }, { isShared: true }] }
    const view = await tx.savedView.findFirst({ where: { id: viewId, list, ...seen }, select: { id: true } })
    if (!view) throw new NotFoundError('There is no such view.')
    await setDefault(tx, session, list, viewId)
  } else await tx.defaultView.deleteMany({ where: { adminUserId, list } })
  await audit(tx, 'view_changed', viewId, { after: { list, opens: viewId !== null } }, session, request)
  return { viewId }
}

async function setDefault(tx: Transaction, { user }: Session, list: string, viewId: string): Promise<void> {
  const key = { adminUserId: user.id, list }
  await tx.defaultView.upsert({
    where: { adminUserId_list: key },
    create: { ...key, viewId },
    update: { viewId },
    select: { list: true },
  })
}

/** A view that this person may change: their own, or as a superadmin one that is shared. */
async function ownView(tx: Transaction, viewId: string, { user }: Session): Promise<View> {
  await tx.$queryRaw`SELECT FROM saved_views WHERE id = ${viewId}::uuid FOR UPDATE`
  const view = await tx.savedView.findUnique({
    where: { id: viewId },
    select: { id: true, ownerId: true, list: true, name: true, query: true, isShared: true },
  })
  if (!view || (view.ownerId !== user.id && !view.isShared))
    throw new NotFoundError('There is no such view any more.')
  if (view.ownerId !== user.id && user.role !== 'superadmin') {
    throw new ForbiddenError('Only who saved this view may change it.')
  }
  return view
}

async function checkName(tx: Transaction, ownerId: string, list: string, name: string): Promise<void> {
  const taken = await tx.savedView.findUnique({
    where: { ownerId_list_name: { ownerId, list, name } },
    select: { id: true },
  })
  if (taken) throw new RuleError('There is a view of this name: choose another one.', 'name')
}

function checkSharing(shared: boolean, { user }: Session): void {
  if (shared && !can(user.role, 'views:share')) {
    throw new ForbiddenError(`The role ${user.role} does not share views.`)
  }
}

function audit(
  tx: Transaction,
  action: Extract<AuditAction, `view_${string}`>,
  id: string | null,
  change: Change,
  { user }: Session,
  request: RequestFacts,
): Promise<void> {
  const actor = { name: user.email, id: user.id, role: user.role }
  return recordAudit(tx, { actor, action, object: { type: 'saved_view', id }, ...change, request })
}
