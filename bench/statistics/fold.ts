import type { Pool } from 'pg'
import { foldDeltas } from '@/lib/domain/overview/statistics/fold'
import { fillDeltas } from '@/lib/testing/waiting-deltas'
import type { Measured } from '../measure'
import { timed } from './bank'

const DELTAS = 1_000_000
const TOTAL = `SELECT sum(n)::text || ' ' || sum(amount)::numeric(30, 2)::text AS total FROM stats.cells WHERE measure = 'transactions'`

/** How long a fold of a day's deltas takes, that reads are exact meanwhile, and that a fold keeps up. */
export async function foldBenchmark(owner: Pool): Promise<Measured[]> {
  const client = await owner.connect()
  const reader = await owner.connect()
  try {
    await client.query('TRUNCATE stats.transaction_deltas')
    await client.query('SELECT stats.rebuild()')
    await fillDeltas(owner, DELTAS)
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
    await fillDeltas(owner, DELTAS)
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
