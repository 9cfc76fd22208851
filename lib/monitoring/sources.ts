import 'server-only'
import { pool } from '@/lib/db/pool'
import { latestSnapshot } from '@/lib/domain/overview/data'
import type { ProcessReading, Sources } from '@/lib/metrics/sources'
import packageJson from '@/package.json'
import { latestHostSample } from './host-history'
import { readiness } from './readiness'
import { lastProbe } from './service-probe'

async function readProcess(): Promise<ProcessReading> {
  const { status, database } = await readiness()
  return {
    ready: status !== 'down',
    version: packageJson.version,
    databaseUp: database.up,
    redisUp: lastProbe('redis')?.up ?? null,
    pool: readPool(),
  }
}

function readPool(): ProcessReading['pool'] {
  try {
    const { totalCount, idleCount, waitingCount } = pool()
    return { active: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
  } catch {
    return null // no DATABASE_URL: there is no pool to speak of
  }
}

/** What the families of metrics read at scrape time. */
export const sources: Sources = {
  bank: latestSnapshot,
  host: latestHostSample,
  process: readProcess,
}
