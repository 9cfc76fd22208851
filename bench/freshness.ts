import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type Bank, describe } from './bank'
import type { Measured } from './measure'

const WRITES = 8
/** The default of METRICS_COLLECTION_INTERVAL, in seconds. */
const INTERVAL = 15
const GIVE_UP_MS = 4 * INTERVAL * 1000

/** How long after its commit a write of somebody else is in the snapshot that pages and scrapes read: the longest of some. */
export async function freshness(bank: Bank): Promise<Measured[]> {
  const client = new Client({ connectionString: await bank.databaseUrl() })
  await client.connect()
  const delays: number[] = []
  try {
    for (let write = 0; write < WRITES; write += 1) {
      await wait((INTERVAL * 1000 * write) / WRITES) // at another moment of the interval each time
      delays.push(await untilSeen(client))
    }
  } finally {
    await client.end()
  }
  const longest = Math.max(...delays)
  return [
    {
      title: `From a write to a snapshot with it, longest of ${WRITES} / the interval of ${INTERVAL} s (${describe(bank.size)})`,
      value: longest / INTERVAL,
      unit: 'ratio',
      bar: { atMost: 1.05 },
      detail: delays.map((seconds) => `${seconds.toFixed(1)} s`).join(', '),
    },
  ]
}

/** Verifies a customer, or no longer, and waits for a snapshot that counts one more or less; seconds by the database's clock. */
async function untilSeen(client: Client): Promise<number> {
  const verified = async () => {
    const { rows } = await client.query<{ verified: number; seconds: number }>(
      `SELECT (data #>> '{customers,verified}')::int AS verified, extract(epoch FROM taken_at)::float8 AS seconds
       FROM stat_snapshots ORDER BY taken_at DESC LIMIT 1`,
    )
    return rows[0] ?? { verified: Number.NaN, seconds: Number.NaN }
  }
  const before = await verified()
  const { rows } = await client.query<{ up: boolean; seconds: number }>(
    `UPDATE customers SET is_verified = NOT is_verified WHERE id = (SELECT id FROM customers ORDER BY id LIMIT 1)
     RETURNING is_verified AS up, extract(epoch FROM clock_timestamp())::float8 AS seconds`,
  )
  const [written] = rows
  if (!written) throw new Error('the bank has no customer')
  const expected = before.verified + (written.up ? 1 : -1)
  const until = performance.now() + GIVE_UP_MS
  while (performance.now() < until) {
    const now = await verified()
    if (now.verified === expected) return now.seconds - written.seconds
    await wait(100)
  }
  throw new Error(`no snapshot counted ${expected} verified customers`)
}
