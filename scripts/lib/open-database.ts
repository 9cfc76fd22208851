import type { Env } from '@/lib/env'
import { ensureReachable } from './outside-database'
import type { Report } from './progress'
import type { Closer } from './shutdown'
import { Stop } from './stop'

/** A database that answers: the portal's own URL and the owner's, for migrations. */
export type OpenDatabase = Closer & { portalUrl: string; ownerUrl: string; embedded: boolean }

/**
 * Opens the database of the settings: the one DATABASE_URL names, else the embedded one.
 * @throws Stop when it cannot be reached or started
 */
export async function openDatabase(settings: Env, report: Report): Promise<OpenDatabase> {
  const { DATABASE_URL: portalUrl, DATABASE_OWNER_URL: ownerUrl } = settings
  if (!portalUrl) throw new Stop('The embedded database is not there yet: set DATABASE_URL.')
  await ensureReachable('DATABASE_URL', portalUrl, report)
  if (ownerUrl) await ensureReachable('DATABASE_OWNER_URL', ownerUrl, report)
  return {
    portalUrl,
    ownerUrl: ownerUrl ?? portalUrl,
    embedded: false,
    close: async () => {},
    kill: () => {},
  }
}
