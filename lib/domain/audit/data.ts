import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, within } from '@/lib/db/list-conditions'
import type { ListPage, ListState } from '@/lib/list/definition'
import { type AuditRow, auditRow } from './dto'
import { auditList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.created_at AS "createdAt", t.actor, t.actor_role::text AS "actorRole", t.action,
  t.object_type AS "objectType", t.object_id AS "objectId", t.outcome::text, t.reason, t.before::text, t.after::text,
  t.request_id AS "requestId", host(t.source_ip) AS "sourceIp"`

const source = (actorId: string | null): ListSource<AuditRow> => ({
  table: Prisma.sql`audit_events`,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: auditRow,
  search: (q) => [{ sql: Prisma.sql`t.actor = ${q} OR t.action = ${q} OR t.object_id = ${q}`, walks: true }],
  filters: (filters) => [
    actorId ? { sql: Prisma.sql`t.actor_id = ${actorId}::uuid`, walks: true } : null,
    anyOf(Prisma.sql`t.outcome`, 'audit_outcome', filters.outcome, { walks: true }),
    within(Prisma.sql`t.created_at`, filters.created),
  ],
})

/** A page of the trail; of one actor only, when given. */
export function listAuditEvents(state: ListState, actorId: string | null): Promise<ListPage<AuditRow>> {
  return readList(source(actorId), auditList, state)
}
