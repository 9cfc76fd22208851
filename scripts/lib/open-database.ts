import { setTimeout as delay } from 'node:timers/promises'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded'
import type { Env } from '@/lib/env'
import { ensureReachable } from './outside-database'
import { identify, isRunning } from './process-identity'
import { type Report, say } from './progress'
import type { Closer } from './shutdown'
import { errorCode, sentenceFor } from './stop'

/** A database that answers: the portal's own URL and the owner's, for migrations. */
export type OpenDatabase = Closer & { portalUrl: string; ownerUrl: string; embedded: boolean }

/**
 * Opens the database of the settings: the one DATABASE_URL names, else the embedded one, which then stays up until it
 * is closed or this process is gone.
 * @throws an error with one sentence when it cannot be reached or started
 */
export async function openDatabase(settings: Env, report: Report = () => {}): Promise<OpenDatabase> {
  const { DATABASE_URL: portalUrl, DATABASE_OWNER_URL: ownerUrl, PHANTOM_DATA_DIR: dataDir } = settings
  if (portalUrl) {
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
  const database = await startPatiently(dataDir)
  const stopWatching = restartWhenItDies(database, dataDir)
  return {
    portalUrl: database.portalUrl,
    ownerUrl: database.ownerUrl,
    embedded: true,
    close: async () => {
      stopWatching()
      await database.stop()
    },
    kill: stopWatching, // the guard that comes with it ends the server when this process is gone
  }
}

const retries = 20
const retryMs = 250

/** A server that an earlier, killed start left behind may be shutting down at this moment: that passes. */
async function startPatiently(dataDir: string, port?: number): Promise<EmbeddedDatabase> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbedded({ dataDir, stopWithParent: true, ...(port && { port }) })
    } catch (error) {
      const passes = ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET'].includes(errorCode(error))
      if (!passes || attempt > retries) throw error
      await delay(retryMs)
    }
  }
}

const watchMs = 1_000

/** Starts the embedded server again, on the same port, when it was killed: the pools of web and worker reconnect. */
function restartWhenItDies({ pid, port }: EmbeddedDatabase, dataDir: string): () => void {
  let server = identify(pid)
  let starting = false
  const watch = setInterval(async () => {
    if (starting || (server && isRunning(server))) return
    starting = true
    say('The database process ended; starting it again.')
    try {
      server = identify((await startPatiently(dataDir, port)).pid)
    } catch (error) {
      say(sentenceFor(error) ?? String(error))
    }
    starting = false
  }, watchMs)
  return () => clearInterval(watch)
}
