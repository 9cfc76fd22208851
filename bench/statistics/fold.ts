import type { Pool } from 'pg'
import { foldDeltas } from '@/lib/domain/overview/statistics/fold'
import type { Measured } from '../measure'
import { timed } from './bank'

const DELTAS = 1_000_000
const TOTAL = `SELECT sum(n)::text || ' ' || sum(amount)::numeric(30, 2)::text AS total FROM stats.cells WHERE measure = 'transactions'`

/** Deltas of a day as a bank makes them: every type by its own channel, half inserts, half completions. */
const FILL = `
  INSERT INTO stats.transaction_deltas (created_at, new_completed_at, amount, fee, moved, type, channel, old_status, new_status,
                                        amount_bucket, new_bucket)
  SELECT at, CASE WHEN done THEN at + took END, amount * 100, 100, amount * 100 - 100,
         (enum_range(NULL::transaction_type))[1 + kind % 12], (enum_range(NULL::transaction_channel))[1 + kind % 7],
         CASE WHEN done THEN 'pending' END::transaction_status, CASE WHEN done THEN 'completed' ELSE 'pending' END::transaction_status,
         stats.amount_bucket(amount), CASE WHEN done THEN stats.transaction_time_bucket(took) END
  FROM (SELECT n % 2 = 0 AS done, (random() * 11)::int AS kind, now() - random() * interval '24 hours' AS at,
               random() ^ 4 * interval '10 minutes' AS took, round(exp(random() * 8)::numeric, 2) + 0.01 AS amount
        FROM generate_series(1, ${DELTAS}) n) d`

/** How long a fold of a day's deltas takes, that reads are exact meanwhile, and that a fold keeps up. */
export async function foldBenchmark(owner: Pool): Promise<Measured[]> {
  const client = await owner.connect()
  const reader = await owner.connect()
  try {
    await client.query('TRUNCATE stats.transaction_deltas')
    await client.query('SELECT stats.rebuild()')
    await client.query(FILL)
    const before = (await reader.query(TOTAL)).rows[0]?.total
    let folding = true
    let reads = 0
    const read = async () => {
      while (folding) {
        const now = (await reader.query(TOTAL)).rows[0]?.total
        if (now !== before) throw new Error(`a read during the fold saw ${now}, not ${before}`)
        reads += 1
      }
    }
    const looking = read()
    const beside = await timed(() => foldDeltas(client)).finally(() => {
      folding = false
    })
    await looking
    await client.query(FILL)
    const seconds = await timed(() => foldDeltas(client))
    return [
      {
        title: `Fold of ${DELTAS} waiting deltas of a day`,
        value: seconds,
        unit: 'seconds',
        bar: { atMost: 5 },
        detail: `${reads} reads beside another such fold (${beside.toFixed(1)} s) all saw the same total`,
      },
      {
        title: 'Deltas folded per second / 2 000 written per second',
        value: DELTAS / seconds / 2_000,
        unit: 'ratio',
        bar: { atLeast: 1 },
        detail: `${Math.round(DELTAS / seconds)} deltas/s`,
      },
    ]
  } finally {
    await client.query('TRUNCATE stats.transaction_deltas; SELECT stats.rebuild()')
    client.release()
    reader.release()
  }
}
