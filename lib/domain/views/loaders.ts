import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { can } from '@/lib/auth/permissions'
import { findDefaultView, listViews } from './data'
import type { Views } from './dto'

/** The views of a list that a person may see, and which of them they may change. */
export const loadViews = guardedLoader('views:manage', async ({ user }, list: string): Promise<Views> => {
  const kept = await listViews(user.id, list)
  return {
    views: kept.map(({ own, ...view }) => ({ ...view, mine: own || user.role === 'superadmin' })),
    mayShare: can(user.role, 'views:share'),
  }
})

/** The view that the list opens with for this person, or null. */
export const loadDefaultView = guardedLoader('views:manage', ({ user }, list: string) =>
  findDefaultView(user.id, list),
)
