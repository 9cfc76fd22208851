import 'server-only'
import { db } from '@/lib/db/client'
import { UNUSED_DAYS } from './constants'
import type { Display } from './dto'

type Row = Omit<Display, 'createdAt' | 'pairedAt' | 'lastUsedAt' | 'revokedAt'> &
  Record<'createdAt', Date> &
  Record<'pairedAt' | 'lastUsedAt' | 'revokedAt', Date | null>

/** All displays that were not revoked, and those of the last 30 days that were; the newest first. */
export async function listDisplays(): Promise<Display[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT d.id, d.name, d.created_at AS "createdAt", d.paired_at AS "pairedAt", d.last_used_at AS "lastUsedAt",
      d.revoked_at AS "revokedAt", c.name AS "createdBy", r.name AS "revokedBy",
      CASE WHEN d.revoked_at IS NOT NULL THEN 'revoked'
           WHEN d.token_hash IS NULL AND d.code_expires_at > now() THEN 'waiting'
           WHEN coalesce(d.last_used_at, d.paired_at) > now() - make_interval(days => ${UNUSED_DAYS}::int)
             THEN 'connected'
           ELSE 'lapsed' END AS state
    FROM wall_displays d JOIN admin_users c ON c.id = d.created_by_id LEFT JOIN admin_users r ON r.id = d.revoked_by_id
    WHERE d.revoked_at IS NULL OR d.revoked_at > now() - interval '30 days'
    ORDER BY d.revoked_at DESC NULLS FIRST, d.created_at DESC LIMIT 200`
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    pairedAt: iso(row.pairedAt),
    lastUsedAt: iso(row.lastUsedAt),
    revokedAt: iso(row.revokedAt),
  }))
}

/** The display behind a token, if it still is one. */
export async function findDisplay(tokenHash: Uint8Array): Promise<{ id: string; name: string } | null> {
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM wall_displays
    WHERE token_hash = ${tokenHash} AND revoked_at IS NULL
      AND coalesce(last_used_at, paired_at) > now() - make_interval(days => ${UNUSED_DAYS}::int)`
  return rows[0] ?? null
}

/** Which of these displays may still read, noting at most once a minute that they do. */
export async function noteDisplays(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH used AS (
      UPDATE wall_displays SET last_used_at = now()
      WHERE id = ANY(${ids}::uuid[]) AND revoked_at IS NULL
        AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute'))
    SELECT id FROM wall_displays WHERE id = ANY(${ids}::uuid[]) AND revoked_at IS NULL`
  return rows.map(({ id }) => id)
}
