import type { ClientBase } from 'pg'
import type { Problem } from './verification'

type Guard = { table: string; kind: string; triggers: number; hidden: boolean }

/** Whether the tables are tables, nothing hides their rows, and the triggers that refuse changes are on. */
export async function verifyGuards(client: ClientBase): Promise<Problem | null> {
  const { rows } = await client.query<Guard>(
    `SELECT c.relname AS table, c.relkind::text AS kind, c.relrowsecurity AS hidden,
       (SELECT bit_or(CASE t.tgenabled WHEN 'O' THEN t.tgtype WHEN 'A' THEN t.tgtype ELSE 0::smallint END)::int
        FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'refuse_change') AS triggers
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN ('audit_events', 'audit_seals')`,
  )
  const removed = (sentence: string): Problem => ({ kind: 'guard_removed', seal: null, sentence })
  for (const { table, kind, triggers, hidden } of rows) {
    if (kind !== 'r') return removed(`${table} is no table any more: something stands in its place.`)
    if (hidden) return removed(`Row security is switched on for ${table}: rows may be hidden.`)
    // DELETE 8, UPDATE 16, TRUNCATE 32 of pg_trigger.tgtype.
    if (((triggers ?? 0) & 56) !== 56)
      return removed(`The trigger that refuses changes of ${table} is switched off or gone.`)
  }
  return rows.length === 2 ? null : removed('A table of the trail is gone.')
}

/** Whether any row lies where no seal will ever close it. Costs the same however long the trail is. */
export async function verifyOutside(client: ClientBase): Promise<Problem | null> {
  const { rows } = await client.query<{ id: string }>(
    `WITH RECURSIVE clusters AS (
       SELECT min(cluster_id) AS id FROM audit_events
       UNION ALL
       SELECT (SELECT min(cluster_id) FROM audit_events WHERE cluster_id > c.id) FROM clusters c WHERE c.id IS NOT NULL),
     own AS (SELECT system_identifier AS id FROM pg_control_system())
     (SELECT e.id FROM audit_events e WHERE e.cluster_id = (SELECT id FROM own)
        AND e.txid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint LIMIT 1)
     UNION ALL
     (SELECT (SELECT e.id FROM audit_events e WHERE e.cluster_id = c.id LIMIT 1) FROM clusters c
      WHERE c.id <> (SELECT id FROM own) AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.cluster_id = c.id) LIMIT 1)`,
  )
  if (!rows[0]) return null
  const sentence = `Row ${rows[0].id} was forged: it names a transaction that has not happened, or another database.`
  return { kind: 'row_outside', seal: null, sentence }
}
