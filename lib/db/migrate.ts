import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { migrationProblem } from './migration-problem'
import { OperatorError } from './operator-error'

export type Migration = { name: string; sql: string; checksum: string }

export type MigrateOptions = {
  /** Called before each migration: its name, its number among those to apply, and how many these are. */
  onProgress?: (name: string, index: number, total: number) => void
  /** By default those of this version, from prisma/migrations. */
  migrations?: readonly Migration[]
}

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const OLDEST_SERVER = 150_000
/** The key of the advisory lock that a migrating process holds: any number, the same for all. */
const LOCK = 7_274_466_001
const LOCK_TIMEOUT = '10min'

/**
 * The history as Prisma's own command line keeps it, so that it can read ours and continue it. Prisma records a
 * migration after it ran, in a transaction of its own: killed in between, it cannot know whether the migration
 * happened. Here both happen in one transaction.
 */
const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

type Entry = { migration_name: string; checksum: string; finished: boolean }

/**
 * Brings a database to the schema of this version; does nothing when it is there. Each migration happens entirely or
 * not at all, and two processes that start together take turns.
 * @param ownerUrl a login that owns the database
 * @returns the names of the migrations applied now
 * @throws OperatorError: one sentence saying what is wrong with the database and what to do
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations()
  const client = new Client({
    connectionString: ownerUrl,
    application_name: 'phantom-banking-migrate',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  client.on('error', () => {}) // lost while it is idle: the next statement rejects
  try {
    await client.connect()
    await ensureServerVersion(client)
    if ((await pending(client, migrations)).length === 0) {
      await grantRights(client)
      return []
    }
    return await applyPending(client, migrations, options.onProgress)
  } catch (error) {
    throw migrationProblem(error, ownerUrl)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The migrations of this version, oldest first. */
export function readMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function ensureServerVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  )
  const version = rows[0]?.version ?? 0
  if (version >= OLDEST_SERVER) return
  throw new OperatorError(
    `The database is PostgreSQL ${Math.floor(version / 10_000)}: use ${OLDEST_SERVER / 10_000} or later.`,
  )
}

/** @throws OperatorError when the database's history is not the beginning of ours */
async function pending(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query(
    "SELECT FROM pg_tables WHERE tablename = '_prisma_migrations' AND schemaname = 'public'",
  )
  if (tables.length === 0) return [...migrations]
  const { rows } = await client.query<Entry>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished } of rows) {
    const known = ours.get(name)
    if (!finished) {
      throw new OperatorError(
        `Migration ${name} failed earlier: restore a backup, or repair the database and run \`npx prisma migrate resolve\`.`,
      )
    }
    if (!known) {
      throw new OperatorError(
        `The database is newer than this version of the portal (it has migration ${name}): start the newer version.`,
      )
    }
    if (known.checksum !== checksum) {
      throw new OperatorError(
        `Migration ${name} was changed after it was applied: get the file back as it was (git checkout prisma/migrations).`,
      )
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function applyPending(
  client: Client,
  migrations: readonly Migration[],
  onProgress: MigrateOptions['onProgress'],
): Promise<string[]> {
  const applied: string[] = []
  await inTransaction(client, () => client.query(HISTORY))
  const total = (await pending(client, migrations)).length
  for (const candidate of migrations) {
    await inTransaction(client, async () => {
      const [next] = await pending(client, [...migrations])
      if (next?.name !== candidate.name) return // another process applied it while this one waited
      onProgress?.(next.name, applied.length + 1, total)
      await client.query(next.sql)
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), next.checksum, next.name],
      )
      applied.push(next.name)
    })
  }
  return applied
}

/** The lock ends with the transaction, so a killed process leaves none behind and a transaction pooler is no trap. */
async function inTransaction(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'; SET LOCAL statement_timeout = 0`)
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/**
 * Where the runtime role was made only after the migrations, by an administrator, it gets its rights here, from every
 * function of ours that is named `grant_…_rights`.
 */
async function grantRights(client: Client): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    `SELECT NOT has_table_privilege(oid, 'customers', 'SELECT') AS missing
       FROM pg_roles WHERE rolname = 'phantom_runtime'`,
  )
  if (!rows[0]?.missing) return
  const { rows: grants } = await client.query<{ call: string }>(
    `SELECT format('SELECT %I.%I()', nspname, proname) AS call
       FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace
      WHERE nspname IN ('public', 'stats') AND proname ~ '^grant_.*_rights$' AND pronargs = 0 ORDER BY 1`,
  )
  for (const { call } of grants) await client.query(call)
}
