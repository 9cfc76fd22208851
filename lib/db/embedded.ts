import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { binariesFor } from './embedded/binaries'
import type { Settings } from './embedded/configuration'
import { embeddedUrl, OWNER, PORTAL, prepareCluster } from './embedded/database'
import { stopWithThisProcess } from './embedded/guard'
import { clusterHome } from './embedded/home'
import { ensureInitialised } from './embedded/initialise'
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
  const { port, pid } = await ensureServer(home, binaries, wantedPort, settings)
  const release = stopWithParent ? stopWithThisProcess(join(home.folder, 'data')) : () => {}
  await prepareCluster(port, DATABASE, passwords)
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
