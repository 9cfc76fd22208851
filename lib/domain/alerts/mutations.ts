import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import { type AuditEntry, recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { forgetUnacknowledgedAlerts } from '@/lib/cache/unacknowledged-alerts'
import { db } from '@/lib/db/client'
import { afterCommit, type Transaction } from '@/lib/db/transaction'
import { ConflictError, HttpError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { createSilence } from '@/lib/monitoring/alertmanager'
import { NeighbourError } from '@/lib/monitoring/neighbour'
import { WATCHDOG } from './constants'
import type { AssignInput, Delivery, NoteInput, SilenceInput } from './schema'

/**
 * Takes in what Alertmanager delivered: one row per fingerprint and start, whatever is repeated. What has resolved
 * stays resolved, so that a delivery that comes late opens nothing again.
 * @returns how many rows are new or told something new
 */
export async function takeDelivery({ alerts }: Delivery): Promise<number> {
  const rows = new Map<string, Delivery['alerts'][number]>()
  for (const alert of alerts) {
    if (alert.name === WATCHDOG) continue
    const key = `${alert.fingerprint} ${Date.parse(alert.startsAt)}`
    if (rows.get(key)?.status !== 'resolved') rows.set(key, alert)
  }
  if (rows.size === 0) return 0
  const taken = await db().$executeRaw`
    INSERT INTO alert_notifications AS t
      (fingerprint, name, severity, area, status, labels, annotations, starts_at, ends_at)
    SELECT fingerprint, name, severity, area, status, labels, annotations, "startsAt", "endsAt"
    FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) AS delivered
      (fingerprint text, name text, severity text, area text, status alert_status, labels jsonb, annotations jsonb,
       "startsAt" timestamptz(3), "endsAt" timestamptz(3))
    ORDER BY fingerprint, "startsAt"
    ON CONFLICT (fingerprint, starts_at) DO UPDATE SET
      status = excluded.status, annotations = excluded.annotations, ends_at = excluded.ends_at, delivered_at = now()
    WHERE t.status = 'firing'`
  await forgetUnacknowledgedAlerts()
  return taken
}

/**
 * Takes an alert on: somebody has seen it.
 * @throws NotFoundError · ConflictError somebody has already, or it has resolved
 */
export async function acknowledgeAlert(
  tx: Transaction,
  { alertId }: { alertId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ acknowledgedBy: string }> {
  const { count } = await tx.alertNotification.updateMany({
    where: { id: alertId, status: 'firing', acknowledgedAt: null },
    data: { acknowledgedAt: new Date(), acknowledgedById: session.user.id },
  })
  if (count === 0) throw await whyNot(tx, alertId, 'It was acknowledged meanwhile.')
  await audit(tx, 'alert_acknowledged', alertId, session, request, {})
  afterCommit(tx, () => void forgetUnacknowledgedAlerts())
  return { acknowledgedBy: session.user.name }
}

/**
 * Gives an alert to somebody who can act on it, or to nobody.
 * @throws NotFoundError · ConflictError it was given to somebody else meanwhile · RuleError they cannot act on it
 */
export async function assignAlert(
  tx: Transaction,
  { alertId, seenAssigneeId, assigneeId }: AssignInput,
  session: Session,
  request: RequestFacts,
): Promise<{ assignee: string | null }> {
  const assignee = assigneeId && (await tx.adminUser.findUnique({ where: { id: assigneeId } }))
  if (assigneeId && !(assignee && assignee.status === 'active' && can(assignee.role, 'alerts:acknowledge'))) {
    throw new RuleError('This person cannot act on alerts.', 'assigneeId')
  }
  const { count } = await tx.alertNotification.updateMany({
    where: { id: alertId, assigneeId: seenAssigneeId },
    data: { assigneeId },
  })
  if (count === 0) throw await whyNot(tx, alertId, 'It was assigned to somebody else meanwhile.')
  const name = assignee ? assignee.name : null
  await audit(tx, 'alert_assigned', alertId, session, request, {
    before: { assigneeId: seenAssigneeId },
    after: { assigneeId, assignee: name },
  })
  return { assignee: name }
}

/**
 * Adds what somebody found out. Notes are never changed.
 * @throws NotFoundError
 */
export async function noteAlert(
  tx: Transaction,
  { alertId, body }: NoteInput,
  session: Session,
  request: RequestFacts,
): Promise<{ noteId: string }> {
  const known = await tx.alertNotification.findUnique({ where: { id: alertId }, select: { id: true } })
  if (!known) throw new NotFoundError('There is no such alert.')
  const note = await tx.alertNote.create({
    data: { alertId, body, authorId: session.user.id },
    select: { id: true },
  })
  await audit(tx, 'alert_noted', alertId, session, request, { after: { noteId: note.id } })
  return { noteId: note.id }
}

type Held = { status: string; labels: Record<string, string>; silenced: boolean }

/**
 * Silences exactly this alert in Alertmanager. The row is held meanwhile, so that of two silences one is made. Should
 * the database fail after Alertmanager has said yes, the silence stands there under the person's name.
 * @throws NotFoundError · ConflictError it is silenced already, or it has resolved · HttpError 503 Alertmanager does
 *   not answer: nothing was changed
 */
export async function silenceAlert(
  tx: Transaction,
  { alertId, hours, comment }: SilenceInput,
  session: Session,
  request: RequestFacts,
): Promise<{ silencedUntil: string }> {
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT status::text, labels, coalesce(silenced_until > now(), false) AS silenced
    FROM alert_notifications WHERE id = ${alertId}::uuid FOR UPDATE`
  if (held?.status !== 'firing' || held.silenced) throw await whyNot(tx, alertId, 'It is silenced already.')
  const startsAt = new Date()
  const silencedUntil = new Date(startsAt.getTime() + hours * 3_600_000)
  const silenceId = await createSilence({
    labels: held.labels,
    startsAt,
    endsAt: silencedUntil,
    createdBy: session.user.email,
    comment,
  }).catch((error) => {
    throw error instanceof NeighbourError
      ? new HttpError(503, `${error.message} Nothing was changed.`)
      : error
  })
  await tx.alertNotification.update({
    where: { id: alertId },
    data: { silenceId, silencedUntil },
    select: { id: true },
  })
  await audit(tx, 'alert_silenced', alertId, session, request, {
    after: { silenceId, silencedUntil, hours },
    reason: comment,
  })
  return { silencedUntil: silencedUntil.toISOString() }
}

function audit(
  tx: Transaction,
  action: AuditEntry['action'],
  alertId: string,
  { user }: Session,
  request: RequestFacts,
  facts: Pick<AuditEntry, 'before' | 'after' | 'reason'>,
) {
  const actor = { name: user.email, id: user.id, role: user.role }
  return recordAudit(tx, { actor, action, object: { type: 'alert', id: alertId }, ...facts, request })
}

async function whyNot(tx: Transaction, id: string, changed: string): Promise<Error> {
  const alert = await tx.alertNotification.findUnique({ where: { id }, select: { status: true } })
  if (!alert) return new NotFoundError('There is no such alert.')
  const { by, at } = await lastChange(tx, 'alert', id)
  const message =
    alert.status === 'resolved' ? 'The alert has resolved: there is nothing left to do.' : changed
  return new ConflictError({ message, changedBy: by, changedAt: at })
}
