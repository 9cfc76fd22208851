import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { connectionConfig } from '@/lib/db/pool'

/** The server ends the leader's session, and with it the lock, when it has been silent for so long. */
const LEASE_MS = 8_000
const HEARTBEAT_MS = 2_000
/** How often a waiting worker tries: well within the lease, which its own waiting transaction has as well. */
const RETRY_MS = 1_000
/** A server that takes longer to say "still here" is as good as gone. */
const SILENCE_MS = 4_000

export type Lease = {
  /** Fires when another worker may be leading, or the worker stops. */
  signal: AbortSignal
  release(): Promise<void>
}

/**
 * Waits until this worker is the one that works. The lock is a transaction-level advisory lock, so that it also holds
 * behind a transaction pooler; its transaction stays open, holds no snapshot, and is the lease: a leader that is
 * killed loses it at once, one that is frozen or cut off after 8 s.
 * @param waiting called once if another worker is leading
 * @throws when the database does not answer, or the signal fires
 */
export async function becomeLeader(url: string, signal: AbortSignal, waiting: () => void): Promise<Lease> {
  const client = new Client({
    ...connectionConfig(url, 'phantom-banking-leader'),
    idle_in_transaction_session_timeout: LEASE_MS,
    query_timeout: SILENCE_MS,
  })
  const lost = new AbortController()
  client.on('error', (error) => lost.abort(error))
  client.on('end', () => lost.abort(new Error('the connection of the leader has ended')))
  const leading = AbortSignal.any([signal, lost.signal])
  setMaxListeners(0, leading) // every job waits for it: many listeners are no leak
  const close = () => client.end().catch(() => {})
  try {
    await client.connect()
    await client.query('BEGIN')
    // From PostgreSQL 17 a role can have a limit on whole transactions: not for this one.
    await client.query(
      `SELECT set_config('transaction_timeout', '0', true)
       WHERE current_setting('server_version_num')::int >= 170000`,
    )
    for (let tries = 0; !(await tryLock(client)); tries += 1) {
      if (tries === 0) waiting()
      await sleep(RETRY_MS, undefined, { signal: leading })
    }
  } catch (error) {
    await close()
    throw leading.aborted ? leading.reason : error
  }
  void beat(client, leading, lost)
  return { signal: leading, release: close }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('phantom.worker', 0)) AS mine`,
  )
  return rows[0]?.mine === true
}

async function beat(client: Client, leading: AbortSignal, lost: AbortController): Promise<void> {
  try {
    while (true) {
      await sleep(HEARTBEAT_MS, undefined, { signal: leading, ref: false })
      await client.query('SELECT 1')
    }
  } catch (error) {
    lost.abort(error)
  }
}
