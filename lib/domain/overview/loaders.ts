import 'server-only'
import { requireSession } from '@/lib/auth/session'
import { latestSnapshot } from '@/lib/domain/overview/data'
import type { LatestSnapshot } from '@/lib/domain/overview/dto'

/**
 * The bank at a glance for any signed-in admin; redirects to the sign-in otherwise.
 * Null while the worker has not written a snapshot yet. Throws when the database is unreachable and this process
 * has nothing recent to show (see `isUnreachable` in lib/db).
 */
export async function loadOverview(): Promise<LatestSnapshot | null> {
  await requireSession()
  return latestSnapshot()
}
