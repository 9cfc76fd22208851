import 'server-only'
import { isUnreachable } from '@/lib/db/errors'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { lastKnownSnapshot, latestSnapshot } from './data'
import type { LatestSnapshot } from './dto'

export type Figures = {
  /** Null while the worker has not written a snapshot yet. */
  latest: LatestSnapshot | null
  /** The database does not answer: `latest` is what this process knew last. */
  outage: boolean
}

/**
 * The newest figures, or in an outage the last this process has seen.
 * @param ask whether to ask the database at all
 * @throws DatabaseUnreachableError when it does not answer and this process has seen none
 */
export async function figures(ask: boolean): Promise<Figures> {
  try {
    if (ask) return { latest: await latestSnapshot(), outage: false }
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
  const latest = lastKnownSnapshot()
  if (!latest) throw new DatabaseUnreachableError('No figures are known')
  return { latest, outage: true }
}
