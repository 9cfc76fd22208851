import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client, escapeLiteral } from 'pg'
import { startEmbedded } from '@/lib/db/embedded'
import type { Env } from '@/lib/env'
import { supervisorLock } from '../data-folder'
import { lockHolder } from '../lock-file'
import { Stop } from '../stop'

export const EXPORTER = 'phantom_exporter'
const LIMIT_MS = 5_000

/**
 * Makes the role that the database exporter uses, which may look at statistics and at nothing else (pg_monitor), and
 * gives it this password.
 * @returns its connection string
 * @throws Stop saying what to do when the role cannot be made
 */
export async function prepareExporterRole(settings: Env, password: string): Promise<string> {
  const url = new URL(await administratorUrl(settings))
  const client = new Client({
    connectionString: url.href,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [EXPORTER])
    if (rowCount === 0) await client.query(`CREATE ROLE ${EXPORTER} LOGIN IN ROLE pg_monitor`)
    await client.query(`ALTER ROLE ${EXPORTER} PASSWORD ${escapeLiteral(password)} CONNECTION LIMIT 5`)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Stop(
      `The exporter's role could not be made (${said}): run CREATE ROLE ${EXPORTER} LOGIN IN ROLE pg_monitor PASSWORD '…' as an administrator and set DB_PASSWORD.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
  return exporterUrl(url, password)
}

function exporterUrl(url: URL, password: string): string {
  const exporter = new URL(url)
  exporter.username = EXPORTER
  exporter.password = encodeURIComponent(password)
  if (!exporter.searchParams.has('sslmode')) exporter.searchParams.set('sslmode', 'disable')
  return exporter.href
}

/** A login that may make roles: the embedded database's superuser, else the owner of the settings. */
async function administratorUrl(settings: Env): Promise<string> {
  const { DATABASE_URL, DATABASE_OWNER_URL, PHANTOM_DATA_DIR: dataDir } = settings
  if (DATABASE_URL) return DATABASE_OWNER_URL ?? DATABASE_URL
  if (!existsSync(join(dataDir, 'postgres')) || !lockHolder(supervisorLock(dataDir))) {
    throw new Stop('The bank does not run: npm start first, its database is what the exporter looks at.')
  }
  return (await startEmbedded({ dataDir })).superuserUrl.replace(/\/postgres$/, '/phantom') // finds it running
}
