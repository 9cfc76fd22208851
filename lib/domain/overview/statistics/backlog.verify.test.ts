import { performance } from 'node:perf_hooks'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { fillDeltas } from '@/lib/testing/waiting-deltas'
import { takeSnapshot } from '../snapshot/take'
import { foldDeltas } from './fold'

/** As many as 2 000 writes a second leave behind in 25 minutes; what a night leaves is twenty times that, and takes as many times as long. */
const DELTAS = 3_000_000

const { owner, portalUrl, superuserUrl } = await testDatabase()
const clients = [portalUrl, portalUrl, superuserUrl].map(
  (connectionString) => new Client({ connectionString }),
)
for (const client of clients) client.on('error', () => {}) // killed
await Promise.all(
  clients.map((client) => client.connect().then(() => client.query(`SET statement_timeout = '60s'`))),
)
afterAll(() => Promise.all(clients.map((client) => client.end().catch(() => {}))))
const [first, second, superuser] = clients as [Client, Client, Client]

const total = async () =>
  (
    await second.query(
      `SELECT sum(n)::text || ' ' || sum(amount)::numeric(30, 2)::text AS total FROM stats.cells WHERE measure = 'transactions'`,
    )
  ).rows[0]?.total

test('what a stopped worker left is read exactly, survives a kill in the fold, and is worked off faster than written', async () => {
  await fillDeltas(owner, DELTAS)
  const before = await total()

  // Numbers are slow to read meanwhile, but they are there, and they are right.
  const { backlogRows } = (
    await takeSnapshot(second, { timeZone: 'Africa/Gaborone', idleMinutes: 15, statementTimeoutMs: 60_000 })
  ).snapshot.statistics
  expect(backlogRows).toBe(DELTAS)

  const folding = foldDeltas(first).catch(() => 'killed')
  await expect
    .poll(
      async () =>
        (await superuser.query('SELECT count(*)::int AS n FROM stats.transaction_deltas')).rows[0]?.n,
      {
        timeout: 60_000,
      },
    )
    .toBeLessThan(DELTAS)
  await superuser.query('SELECT pg_terminate_backend($1)', [Reflect.get(first, 'processID')])
  expect(await folding).toBe('killed')
  expect(await total()).toBe(before)

  const started = performance.now()
  const folded = await foldDeltas(second)
  const perSecond = folded / ((performance.now() - started) / 1000)
  expect(folded).toBeGreaterThan(0)
  expect(folded).toBeLessThan(DELTAS)
  expect(await total()).toBe(before)
  expect(perSecond).toBeGreaterThan(2_000)
})
