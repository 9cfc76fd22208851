import 'server-only'
import { recentSession, requirePermission } from '@/lib/auth/session'
import { db } from '@/lib/db/client'
import { isUnreachable } from '@/lib/db/errors'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { CARDS, DEFAULT_LAYOUT, type Layout, PANELS, readOrder } from './constants'
import { keptLayouts } from './kept'

/** The dashboard as the person who asks has arranged it; in an outage as this process knew it, else as it comes. */
export async function loadLayout(): Promise<Layout> {
  try {
    const { user } = await requirePermission('monitoring:read')
    return keptLayouts().get(user.id) ?? (await read(user.id))
  } catch (error) {
    if (!(error instanceof DatabaseUnreachableError) && !isUnreachable(error)) throw error
    const session = await recentSession()
    return (session && keptLayouts().get(session.user.id, { allowStale: true })) ?? DEFAULT_LAYOUT
  }
}

async function read(adminUserId: string): Promise<Layout> {
  const row = await db().dashboardLayout.findUnique({
    where: { adminUserId },
    select: { cards: true, panels: true },
  })
  const layout = row
    ? { cards: readOrder(row.cards, CARDS), panels: readOrder(row.panels, PANELS) }
    : DEFAULT_LAYOUT
  keptLayouts().set(adminUserId, layout)
  return layout
}
