import 'server-only'
import { db } from '@/lib/db/client'
import type { View } from './dto'

type KeptView = Omit<View, 'mine'> & { own: boolean }

const MOST_SHOWN = 200

/** A person's own views of a list, then those that others share, by name. */
export async function listViews(userId: string, list: string): Promise<KeptView[]> {
  return db().$queryRaw<KeptView[]>`
    SELECT v.id, v.name, v.query, v.is_shared AS "isShared", u.name AS owner, v.owner_id = ${userId}::uuid AS own,
      d.view_id IS NOT NULL AS opens
    FROM saved_views v JOIN admin_users u ON u.id = v.owner_id
    LEFT JOIN default_views d ON d.admin_user_id = ${userId}::uuid AND d.list = v.list AND d.view_id = v.id
    WHERE v.list = ${list} AND (v.owner_id = ${userId}::uuid OR v.is_shared)
    ORDER BY own DESC, lower(v.name), v.id LIMIT ${MOST_SHOWN}`
}

/** The view that a person's list opens with; null where it opens with everything, or the view is shared no longer. */
export async function findDefaultView(
  userId: string,
  list: string,
): Promise<{ id: string; query: string } | null> {
  const [view] = await db().$queryRaw<{ id: string; query: string }[]>`
    SELECT v.id, v.query FROM default_views d JOIN saved_views v ON v.id = d.view_id
    WHERE d.admin_user_id = ${userId}::uuid AND d.list = ${list} AND (v.is_shared OR v.owner_id = d.admin_user_id)`
  return view ?? null
}
