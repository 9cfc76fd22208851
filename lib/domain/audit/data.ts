import 'server-only'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import type { ListPage, ListState } from '@/lib/list/definition'
import { type AuditDetail, type AuditRow, auditDetail, auditRow, type TrailState, trailState } from './dto'
import { auditList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.created_at AS "createdAt", t.actor, t.actor_role::text AS "actorRole", t.action,
  t.object_type AS "objectType", t.object_id AS "objectId", t.outcome::text, t.reason, t.before::text, t.after::text,
  t.request_id AS "requestId", host(t.source_ip) AS "sourceIp"`

/** Whose events: those of one person, or everybody's. */
export type Whose = { id: string; email: string } | null

/** One value follows an index in the order of time, several are looked for on the way. */
const someOf = (column: Prisma.Sql, values: readonly string[] | undefined, indexed: boolean) =>
  anyOf(column, 'text', values, { walks: !indexed || values?.length !== 1 })

const source = (whose: Whose): ListSource<AuditRow> => ({
  table: Prisma.sql`audit_events`,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: auditRow,
  search: (q) =>
    q.includes('@')
      ? [{ sql: Prisma.sql`t.actor = ${q.toLowerCase()}` }]
      : [
          {
            sql: Prisma.sql`t.actor = ${q} OR t.action = ${q} OR t.object_id = ${q} OR t.request_id = ${q}`,
            walks: true,
          },
        ],
  filters: (filters) => [
    ...(whose
      ? [
          { sql: Prisma.sql`t.actor = ${whose.email}` },
          { sql: Prisma.sql`t.actor_id = ${whose.id}::uuid`, walks: true },
        ]
      : []),
    someOf(Prisma.sql`t.action`, filters.action, whose === null),
    someOf(Prisma.sql`t.object_type`, filters.object, false),
    anyOf(Prisma.sql`t.outcome`, 'audit_outcome', filters.outcome, { walks: true }),
    within(Prisma.sql`t.created_at`, filters.created),
  ],
})

/** A page of the trail; of one person only, when given. */
export function listAuditEvents(state: ListState, whose: Whose): Promise<ListPage<AuditRow>> {
  return readList(source(whose), auditList, state)
}

/** All events of the trail, or of one person, and what of them can be exported. */
export const allAuditEvents = (whose: Whose) =>
  wholeList(source(whose), auditList, [
    column.time('time', Prisma.sql`t.created_at`, { of: 'created' }),
    column.text('actor', Prisma.sql`t.actor`),
    column.plain('role', Prisma.sql`t.actor_role`),
    column.plain('action', Prisma.sql`t.action`),
    column.plain('record', Prisma.sql`t.object_type`, { of: 'object' }),
    column.text('record_id', Prisma.sql`t.object_id`, { of: 'object' }),
    column.plain('outcome', Prisma.sql`t.outcome`),
    column.json('before', Prisma.sql`t.before`, { of: 'changes' }),
    column.json('after', Prisma.sql`t.after`, { of: 'changes' }),
    column.plain('source', Prisma.sql`host(t.source_ip)`),
    column.text('reason', Prisma.sql`t.reason`),
    column.text('request', Prisma.sql`t.request_id`),
  ])

const detail = detailOf(source(null), {
  select: Prisma.sql`t.actor_id AS "actorId", t.user_agent AS "userAgent", s.id AS "sealId", s.sealed_at AS "sealedAt"`,
  joins: Prisma.sql`LEFT JOIN audit_seals s
    ON s.cluster_id = t.cluster_id AND t.txid >= s.from_txid AND t.txid < s.to_txid`,
  row: auditDetail,
})

/** One event with the seal that closed it; null when there is none, or it is another person's than asked for. */
export async function findAuditEvent(id: string, whose: Whose): Promise<AuditDetail | null> {
  const event = await detail(id)
  return event && (whose === null || event.actorId === whose.id) ? event : null
}

/** How far the trail is sealed and was looked through. */
export async function readTrailState(): Promise<TrailState> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT s.id AS "sealId", s.sealed_at AS "sealedAt", audit_unsealed_since() AS "unsealedSince",
      c.id AS "checkedSeal", c.sealed_at AS "checkedSealedAt", v.checked_at AS "checkedAt",
      v.round_finished_at AS "roundFinishedAt", v.problem, v.problem_seal AS "problemSeal", v.problem_at AS "problemAt"
    FROM audit_verification v
    LEFT JOIN LATERAL (SELECT id, sealed_at FROM audit_seals ORDER BY id DESC LIMIT 1) s ON true
    LEFT JOIN audit_seals c ON c.id = v.checked_seal`
  return trailState.parse(row)
}
