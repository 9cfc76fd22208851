import { type Median, takeSnapshot } from '@/lib/domain/overview/snapshot/take'
import { env } from '@/lib/env'
import { withClient } from './connection'
import type { Job } from './job'

/** After a night without a worker there are millions of deltas to read beside the rollups. */
const STATEMENT_MS = 60_000

/** Reads the bank's statistics each METRICS_COLLECTION_INTERVAL and writes one row that everything else reads. */
export function snapshotJob(url: string): Job {
  let known: Median | null = null
  return {
    name: 'snapshot',
    intervalMs: env().METRICS_COLLECTION_INTERVAL,
    timeoutMs: 5 * 60_000,
    async run({ signal }) {
      const options = {
        timeZone: env().BANK_TIME_ZONE,
        idleMinutes: env().SESSION_IDLE_MINUTES,
        statementTimeoutMs: STATEMENT_MS,
      }
      await withClient({ url, name: 'snapshot', statementMs: STATEMENT_MS, signal }, async (client) => {
        const { snapshot, median } = await takeSnapshot(client, options, known)
        known = median
        await client.query('INSERT INTO stat_snapshots (taken_at, duration_ms, data) VALUES ($1, $2, $3)', [
          snapshot.takenAt,
          snapshot.durationMs,
          JSON.stringify(snapshot),
        ])
      })
    },
  }
}
