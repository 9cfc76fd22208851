import { Client } from 'pg'
import { connectionConfig } from '@/lib/db/pool'
import { type History, isCheap, isStale } from '@/lib/domain/overview/snapshot/history'
import { refreshHistory, type SnapshotOptions, takeSnapshot } from '@/lib/domain/overview/snapshot/take'
import { env } from '@/lib/env'
import type { Job, JobContext } from './job'

/** Counting a bank of ten million transactions takes longer than any page may. */
const STATEMENT_MS = 60_000

const options = (): SnapshotOptions => ({
  timeZone: env().BANK_TIME_ZONE,
  idleMinutes: env().SESSION_IDLE_MINUTES,
  statementTimeoutMs: STATEMENT_MS,
})

/** A connection of its own for as long as the work takes; cutting it off is how an aborted run ends at once. */
async function withClient<T>(
  url: string,
  signal: AbortSignal,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const client = new Client({
    ...connectionConfig(url, 'phantom-banking-snapshot'),
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 1_000,
    idle_in_transaction_session_timeout: STATEMENT_MS,
  })
  client.on('error', () => {}) // the statement under way fails with it
  const cutOff = () => void client.end().catch(() => {})
  signal.addEventListener('abort', cutOff)
  try {
    await client.connect()
    return await use(client)
  } finally {
    signal.removeEventListener('abort', cutOff)
    await client.end().catch(() => {})
  }
}

/** Counts the bank each METRICS_COLLECTION_INTERVAL and writes one row that everything else reads. */
export function snapshotJob(url: string): Job {
  let history: History | null = null
  let refreshing = false

  /** A history that takes seconds is read beside the snapshots, not before one. */
  const refreshAside = ({ signal, log }: JobContext) => {
    refreshing = true
    withClient(url, signal, (client) => refreshHistory(client, options()))
      .then((read) => {
        history = read
      })
      .catch((error) => {
        if (!signal.aborted) log.error({ err: error }, 'the history could not be read')
      })
      .finally(() => {
        refreshing = false
      })
  }

  return {
    name: 'snapshot',
    intervalMs: env().METRICS_COLLECTION_INTERVAL,
    timeoutMs: 5 * 60_000,
    async run(context) {
      await withClient(url, context.signal, async (client) => {
        const taken = await takeSnapshot(client, options(), history)
        history = taken.history
        const { snapshot } = taken
        await client.query('INSERT INTO stat_snapshots (taken_at, duration_ms, data) VALUES ($1, $2, $3)', [
          snapshot.takenAt,
          snapshot.durationMs,
          JSON.stringify(snapshot),
        ])
        if (!refreshing && !isCheap(taken.history) && isStale(taken.history, new Date(snapshot.takenAt))) {
          refreshAside(context)
        }
      })
    },
  }
}
