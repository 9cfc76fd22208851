import 'server-only'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition, is, named, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import {
  type AlertDeed,
  type AlertRow,
  alertDeed,
  alertDetail,
  alertRow,
  type Responder,
  responder,
} from './dto'
import { alertList } from './schema'

const source: ListSource<AlertRow> = {
  table: Prisma.sql`alert_notifications`,
  joins: Prisma.sql`
    LEFT JOIN admin_users k ON k.id = t.acknowledged_by LEFT JOIN admin_users a ON a.id = t.assignee_id`,
  select: Prisma.sql`
    t.id, t.name, coalesce(t.annotations->>'summary', t.annotations->>'description') AS summary, t.severity, t.area,
    t.status::text, t.starts_at AS since, t.ends_at AS "endedAt", k.name AS "acknowledgedBy",
    t.acknowledged_at AS "acknowledgedAt", t.assignee_id AS "assigneeId", a.name AS assignee`,
  sorts: { since: Prisma.sql`t.starts_at` },
  row: alertRow,
  search: (q) => [named(Prisma.sql`t.name`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'alert_status', filters.status, { walks: true }),
    anyOf(Prisma.sql`t.severity`, 'text', filters.severity, { walks: true }),
    anyOf(Prisma.sql`t.area`, 'text', filters.area, { walks: true }),
    acknowledged(filters.acknowledged),
    within(Prisma.sql`t.starts_at`, filters.since),
    is(Prisma.sql`t.assignee_id`, filters.assignee),
  ],
}

function acknowledged(values: readonly string[] | undefined): Condition | null {
  if (values?.length !== 1) return null
  return { sql: Prisma.sql`(t.acknowledged_at IS NOT NULL) = ${values[0] === 'yes'}`, walks: true }
}

/** A page of alerts. */
export const listAlerts = listOf(source, alertList)

/** All alerts of a list, and what of them can be exported. */
export const allAlerts = wholeList(source, alertList, [
  column.text('alert', Prisma.sql`t.name`, { of: 'name' }),
  column.text('severity', Prisma.sql`t.severity`),
  column.plain('status', Prisma.sql`t.status`),
  column.text('summary', Prisma.sql`coalesce(t.annotations->>'summary', t.annotations->>'description')`),
  column.text('area', Prisma.sql`t.area`),
  column.time('since', Prisma.sql`t.starts_at`),
  column.text('acknowledged_by', Prisma.sql`k.name`, { of: 'acknowledged' }),
  column.text('assignee', Prisma.sql`a.name`),
  column.time('resolved_at', Prisma.sql`t.ends_at`, { of: 'ended' }),
])

/** One alert, or null. */
export const findAlert = detailOf(source, {
  select: Prisma.sql`
    t.fingerprint, t.labels, t.annotations, t.received_at AS "receivedAt", t.delivered_at AS "deliveredAt",
    t.silence_id AS "silenceId", t.silenced_until AS "silencedUntil",
    coalesce(t.silenced_until > now(), false) AS silenced`,
  row: alertDetail,
})

/** What people did about an alert, in order: the trail, with the words of the notes. */
export async function listDeeds(alertId: string): Promise<AlertDeed[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT e.id::text, e.action AS kind, e.actor AS who, e.created_at AS at,
           coalesce(e.after->>'assignee', e.after->>'silencedUntil') AS what, coalesce(n.body, e.reason) AS words
    FROM audit_events e LEFT JOIN alert_notes n ON n.id::text = e.after->>'noteId'
    WHERE e.object_type = 'alert' AND e.object_id = ${alertId} AND e.outcome = 'success'
    ORDER BY e.created_at, e.id`
  return rows.map((row) => alertDeed.parse(row))
}

/** Everybody an alert can be given to, by name. */
export async function listResponders(): Promise<Responder[]> {
  const users = await db().adminUser.findMany({
    where: { status: 'active', role: { in: ROLES.filter((role) => can(role, 'alerts:acknowledge')) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return users.map((user) => responder.parse(user))
}
