import 'server-only'
import { readiness, staleAfterSeconds } from './readiness'
import { type Service, serviceStatus } from './service-status'

type CheckState = 'ok' | 'degraded' | 'down' | 'absent' | 'unknown'
type Check = { state: CheckState; note?: string; facts?: Readonly<Record<string, string | number>> }

export type HealthReport = {
  status: 'ok' | 'degraded' | 'down'
  time: string
  checks: Record<'database' | 'worker' | 'cache' | 'prometheus' | 'alertmanager', Check>
}

function ofService({ state, detail }: Service, notes: { down: string; absent: string }): Check {
  if (state === 'up') return { state: 'ok', facts: detail }
  if (state === 'unknown') return { state: 'unknown', note: 'not asked yet' }
  return { state: state === 'down' ? 'degraded' : 'absent', note: notes[state], facts: detail }
}

function databaseCheck({ database, pendingMigrations }: Awaited<ReturnType<typeof readiness>>): Check {
  if (!database.up) return { state: 'down', note: `The database is not available: ${database.reason}.` }
  const facts = {
    milliseconds: Math.round(database.milliseconds * 10) / 10,
    connections: database.connections,
    maxConnections: database.maxConnections,
  }
  if (pendingMigrations.length > 0) {
    const note = `${pendingMigrations.length} migrations have not run: run \`npm run migrate\`.`
    return { state: 'down', note, facts }
  }
  if (database.ownsTables) {
    const note =
      'The portal uses a role that owns the tables: set DATABASE_OWNER_URL and a lesser DATABASE_URL.'
    return { state: 'degraded', note, facts }
  }
  return { state: 'ok', facts }
}

function workerCheck({ database, snapshot }: Awaited<ReturnType<typeof readiness>>): Check {
  if (!database.up) return { state: 'unknown', note: 'What the worker did last is in the database.' }
  if (!snapshot) return { state: 'degraded', note: 'The worker has not written a snapshot yet.' }
  const facts = { snapshotAgeSeconds: Math.round(snapshot.ageSeconds * 10) / 10 }
  if (!snapshot.stale) return { state: 'ok', facts }
  return {
    state: 'degraded',
    note: `The newest snapshot is older than ${staleAfterSeconds()} s: is the worker running?`,
    facts,
  }
}

/** How the portal and what it leans on are. Never throws. */
export async function healthReport(): Promise<HealthReport> {
  const ready = await readiness()
  const services = await serviceStatus()
  return {
    status: ready.status,
    time: new Date().toISOString(),
    checks: {
      database: ready.draining ? { state: 'down', note: 'This process is stopping.' } : databaseCheck(ready),
      worker: workerCheck(ready),
      cache: ofService(services.cache, {
        down: 'Redis does not answer; each process uses its own cache meanwhile.',
        absent: 'not connected',
      }),
      prometheus: ofService(services.prometheus, {
        down: 'not connected: run ./start-monitoring.sh',
        absent: 'not connected: run ./start-monitoring.sh',
      }),
      alertmanager: ofService(services.alertmanager, {
        down: 'not connected: run ./start-monitoring.sh',
        absent: 'not connected: run ./start-monitoring.sh',
      }),
    },
  }
}

/** What anyone may know: the state of each part, without notes and facts. */
export function publicPart({ status, time, checks }: HealthReport) {
  return {
    status,
    time,
    checks: Object.fromEntries(Object.entries(checks).map(([name, { state }]) => [name, { state }])),
  }
}
