import 'server-only'
import type { LatestSnapshot } from './dto'

/** The newest snapshot, or null while the worker has not written one yet. At most one query a second per process. */
export async function latestSnapshot(): Promise<LatestSnapshot | null> {
  return null
}
