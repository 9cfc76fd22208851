import 'server-only'
import { requirePermission } from '@/lib/auth/session'
import { lastKnownSnapshot, latestSnapshot } from '@/lib/domain/overview/data'
import type { LatestSnapshot } from '@/lib/domain/overview/dto'

/**
 * The bank at a glance, for those who may read the dashboard; others are sent to the sign-in or refused.
 * Null while the worker has not written a snapshot yet. While the database does not answer, what this process knew
 * last, with its age.
 * @throws when the database does not answer and this process knows nothing yet
 */
export async function loadOverview(): Promise<LatestSnapshot | null> {
  await requirePermission('dashboard:read')
  try {
    return await latestSnapshot()
  } catch (error) {
    const known = lastKnownSnapshot()
    if (!known) throw error
    return known
  }
}
