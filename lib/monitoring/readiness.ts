import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { latestSnapshot } from '@/lib/domain/overview/data'
import { env } from '@/lib/env'
import { perProcess } from '@/lib/per-process'
import { checkDatabase, type DatabaseCheck } from './database-check'

/** Set by scripts/web.mjs on SIGTERM: no new traffic, please. */
const DRAINING = Symbol.for('phantom.draining')

/** The migrations this build was made for; null where their folder is not at hand. */
const expectedMigrations = () =>
  perProcess('migrations', () => {
    try {
      const entries = readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
      return { names: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name) }
    } catch {
      return { names: null }
    }
  }).names

export type Readiness = {
  /** `degraded` serves: something other than the database is missing. `down` must not get traffic. */
  status: 'ok' | 'degraded' | 'down'
  draining: boolean
  database: DatabaseCheck
  pendingMigrations: readonly string[]
  snapshot: { ageSeconds: number; stale: boolean } | null
}

/** A snapshot older than this means that the worker does not run, or cannot. */
export function staleAfterSeconds(): number {
  return Math.max(60, (4 * env().METRICS_COLLECTION_INTERVAL) / 1000)
}

/** Whether this process can serve from true data. Never throws, and answers within 2.5 s. */
export async function readiness(): Promise<Readiness> {
  const draining = Reflect.get(globalThis, DRAINING) === true
  const database = await checkDatabase()
  const pendingMigrations = database.up
    ? (expectedMigrations()?.filter((name) => !database.migrations.includes(name)) ?? [])
    : []
  const snapshot = database.up ? await snapshotAge() : null
  const down = draining || !database.up || pendingMigrations.length > 0
  const degraded = !snapshot || snapshot.stale || (database.up && database.ownsTables)
  return {
    status: down ? 'down' : degraded ? 'degraded' : 'ok',
    draining,
    database,
    pendingMigrations,
    snapshot,
  }
}

async function snapshotAge(): Promise<Readiness['snapshot']> {
  const latest = await latestSnapshot().catch(() => null)
  if (!latest) return null
  return { ageSeconds: latest.ageSeconds, stale: latest.ageSeconds > staleAfterSeconds() }
}
