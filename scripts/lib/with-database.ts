import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '@/lib/db/embedded'
import type { Env } from '@/lib/env'
import { supervisorLock, takeDataFolder } from './data-folder'
import { lockHolder } from './lock-file'
import { type OpenDatabase, openDatabase } from './open-database'
import { loadSettings } from './settings'

export type CommandDatabase = { portalUrl: string; ownerUrl: string; embedded: boolean }

/** Whether there is a database to work with: one of its own is made by the first start, not by a command. */
export function databaseIsMade(settings: Env): boolean {
  return Boolean(settings.DATABASE_URL) || existsSync(join(settings.PHANTOM_DATA_DIR, 'postgres'))
}

/**
 * Runs a command's work with the database of this installation: the one DATABASE_URL names, the embedded one of the
 * bank that runs, or the embedded one started for this command and stopped after it. `env()` then has the URLs, so
 * that `pool()` and `db()` work.
 * @throws an error with one sentence when the database cannot be reached
 */
export async function withDatabase<T>(work: (database: CommandDatabase) => Promise<T>): Promise<T> {
  const settings = loadSettings()
  const { database, close } = await reach(settings)
  nameDatabase(settings, database)
  try {
    return await work(database)
  } finally {
    await close()
  }
}

/** Makes the settings of this process name the opened database. */
export function nameDatabase(settings: Env, { portalUrl, ownerUrl }: CommandDatabase): void {
  settings.DATABASE_URL = portalUrl
  settings.DATABASE_OWNER_URL = ownerUrl
}

async function reach(settings: Env): Promise<{ database: CommandDatabase; close: () => Promise<void> }> {
  const dataDir = settings.PHANTOM_DATA_DIR
  if (settings.DATABASE_URL) return { database: await openDatabase(settings), close: async () => {} }
  if (lockHolder(supervisorLock(dataDir))?.facts.url) {
    const { portalUrl, ownerUrl } = await startEmbedded({ dataDir }) // finds it running
    return { database: { portalUrl, ownerUrl, embedded: true }, close: async () => {} }
  }
  const lock = takeDataFolder(dataDir, {})
  let database: OpenDatabase | undefined
  const close = async () => {
    await database?.close('SIGTERM')
    lock.release()
  }
  try {
    database = await openDatabase(settings)
    return { database, close }
  } catch (error) {
    await close()
    throw error
  }
}
