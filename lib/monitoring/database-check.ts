import 'server-only'
import { performance } from 'node:perf_hooks'
import { Pool } from 'pg'
import { connectionConfig } from '@/lib/db/pool'
import { requiredSetting } from '@/lib/env'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'

/** A database that has not answered by then does not answer, as far as a health check is concerned. */
const CHECK_LIMIT_MS = 2_000
const MAX_AGE_MS = 1_000

export type DatabaseCheck =
  | { up: false; reason: string }
  | {
      up: true
      milliseconds: number
      connections: number
      maxConnections: number
      /** Names of the migrations that have run. */
      migrations: readonly string[]
      /** The role the portal uses owns the tables: rules for it cannot hold it back. */
      ownsTables: boolean
    }

/** Connections of its own, so that a pool in which everything is in use is not taken for a database that is down. */
const checkPool = () =>
  perProcess('database-check.pool', () => {
    const pool = new Pool({
      ...connectionConfig(requiredSetting('DATABASE_URL'), 'phantom-banking-check'),
      statement_timeout: CHECK_LIMIT_MS,
      query_timeout: CHECK_LIMIT_MS,
      max: 1,
      idleTimeoutMillis: 60_000,
      allowExitOnIdle: true,
    })
    pool.on('error', () => {}) // an idle connection was lost: the next check gets a new one
    return pool
  })

type Row = { connections: number; maxConnections: number; migrations: string[]; ownsTables: boolean }

async function check(): Promise<DatabaseCheck> {
  const started = performance.now()
  try {
    const { rows } = await withLimit(
      checkPool().query<Row>(
        `SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::float8 AS connections,
                current_setting('max_connections')::float8 AS "maxConnections",
                (SELECT coalesce(array_agg(migration_name), '{}') FROM _prisma_migrations
                 WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrations,
                (SELECT pg_has_role(tableowner, 'USAGE') FROM pg_tables
                 WHERE schemaname = 'public' AND tablename = 'transactions') AS "ownsTables"`,
      ),
    )
    const [row] = rows
    if (!row) return { up: false, reason: 'the check had no answer' }
    return { up: true, milliseconds: performance.now() - started, ...row }
  } catch (error) {
    return { up: false, reason: reasonOf(error) }
  }
}

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not answer in time')), CHECK_LIMIT_MS)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

/** For details shown to staff: a code or a plain message, without address or account. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === '42P01') return 'it has no tables yet: run `npm run migrate`'
  if (code) return `it answered ${code}`
  return error instanceof Error && /time/i.test(error.message)
    ? 'it did not answer in time'
    : 'it cannot be reached'
}

const shared = () => perProcess('database-check', () => singleFlight(MAX_AGE_MS, check))

/** Whether PostgreSQL answers, in at most 2 s and at most once a second per process. Never throws. */
export function checkDatabase(): Promise<DatabaseCheck> {
  return shared()()
}
