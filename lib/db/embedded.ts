import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { binariesFor } from './embedded/binaries'
import type { Settings } from './embedded/configuration'
import { embeddedUrl, OWNER, PORTAL, prepareCluster } from './embedded/database'
import { stopWithThisProcess } from './embedded/guard'
import { clusterHome } from './embedded/home'
import { ensureInitialised } from './embedded/initialise'
import type { Postmaster } from './embedded/postmaster'
import { clusterPasswords } from './embedded/secrets'
import { ensureServer, stopServer } from './embedded/server'

export type EmbeddedOptions = {
  /** The product's data folder: the cluster goes below it, and its passwords into `secrets`. */
  dataDir: string
  /** By default that of the last start, or any free one. */
  port?: number
  /** PostgreSQL settings beyond the defaults. */
  settings?: Settings
  /** Whether a power cut must not lose anything; tests do without. */
  durable?: boolean
  /** Ends the server when this process is gone, killed or not. */
  stopWithParent?: boolean
}

export type EmbeddedDatabase = {
  port: number
  pid: number
  /** For maintenance of the cluster. */
  superuserUrl: string
  /** Owns the bank's database: migrations, demo data. */
  ownerUrl: string
  /** What the portal uses: a login that owns nothing. */
  portalUrl: string
  stop(): Promise<void>
}

/** The bank's database inside the embedded cluster. */
const DATABASE = 'phantom'
const RETRY_MS = 250
const RETRIES = 8

/**
 * Starts the PostgreSQL that comes with the npm packages, or finds it running, with the bank's database and logins
 * in place. Nothing that holds data is ever deleted.
 * @throws OperatorError: one sentence saying what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { port: wantedPort, durable = true, stopWithParent = false } = options
  const dataDir = resolve(options.dataDir)
  const home = clusterHome(dataDir)
  const binaries = binariesFor(home.account)
  const passwords = clusterPasswords(dataDir, existsSync(join(home.folder, 'data')))
  await ensureInitialised(home, binaries, passwords.superuser, durable)
  const settings: Settings = durable
    ? { ...options.settings }
    : { fsync: false, synchronous_commit: false, full_page_writes: false, ...options.settings }
  const start = async (attempt = 1): Promise<Postmaster> => {
    const server = await ensureServer(home, binaries, wantedPort, settings)
    try {
      await prepareCluster(server.port, DATABASE, passwords)
    } catch (error) {
      // Found running, but already killed: the next look starts it.
      if (!isConnectionLost(error) || attempt > RETRIES) throw error
      await delay(RETRY_MS)
      return start(attempt + 1)
    }
    return server
  }
  const release = stopWithParent ? stopWithThisProcess(join(home.folder, 'data')) : () => {}
  const { port, pid } = await start()
  return {
    port,
    pid,
    superuserUrl: embeddedUrl(port, 'postgres', passwords.superuser, 'postgres'),
    ownerUrl: embeddedUrl(port, OWNER, passwords.owner, DATABASE),
    portalUrl: embeddedUrl(port, PORTAL, passwords.portal, DATABASE),
    async stop() {
      await stopServer(home, binaries)
      release()
    },
  }
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // 57P01 to 57P03: the server shuts down or has only just begun.
  return (
    /^(ECONNRESET|ECONNREFUSED|EPIPE|57P0[123])$/.test(code) || /terminated unexpectedly/.test(error.message)
  )
}
