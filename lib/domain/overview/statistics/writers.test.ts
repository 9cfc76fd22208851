import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { type ForeignWriter, foreignWriter } from '@/lib/testing/foreign-writers'
import { newAdmin } from '@/lib/testing/rows'
import { compareStatistics } from './compare'
import { foldDeltas } from './fold'

const bank = await testDatabase()
await newAdmin(bank.owner)
const reader = new Client({ connectionString: bank.portalUrl })
const superuser = new Client({ connectionString: bank.superuserUrl })
await Promise.all([reader.connect(), superuser.connect()])
afterAll(() => Promise.all([reader.end(), superuser.end()]))

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // killed
  await client.connect()
  return client
}

/** Ends a connection where it stands, as kill -9 of its process would. */
async function kill(client: Client): Promise<void> {
  const pid: unknown = Reflect.get(client, 'processID')
  await superuser.query('SELECT pg_terminate_backend($1)', [pid])
}

async function write(transactions: ForeignWriter): Promise<void> {
  let client = await connect(bank.ownerUrl)
  for (const { statements, end } of transactions) {
    try {
      await client.query('BEGIN')
      for (const sql of statements) await client.query(sql)
      if (end === 'kill') throw new Error('killed')
      await client.query(end)
    } catch {
      if (end === 'kill') {
        await kill(client)
        client = await connect(bank.ownerUrl)
      } else await client.query('ROLLBACK')
    }
  }
  await client.end()
}

type Fold = 'whole' | 'killed' | 'two at once'

async function fold(kind: Fold): Promise<void> {
  const clients = await Promise.all([connect(bank.portalUrl), connect(bank.portalUrl)])
  const [one, other] = clients
  if (kind === 'killed') {
    await one.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await one.query('SELECT stats.fold(0, 1000000)').catch(() => {}) // another folder was faster
    await kill(one)
  } else await Promise.all([foldDeltas(one), kind === 'two at once' ? foldDeltas(other) : 0])
  await Promise.all(clients.map((client) => client.end().catch(() => {})))
}

const folds = fc.array(fc.constantFrom<Fold>('whole', 'killed', 'two at once'), { maxLength: 4 })

test('whoever writes, folds and is killed at the same time, statistics equal a plain count at every instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(foreignWriter, { minLength: 2, maxLength: 5 }),
      folds,
      async (writers, folders) => {
        let writing = true
        const look = async () => {
          while (writing) expect(await compareStatistics(reader)).toEqual([])
        }
        const foldInTurn = async () => {
          for (const kind of folders) await fold(kind)
        }
        const work = Promise.all([...writers.map(write), foldInTurn()]).finally(() => {
          writing = false
        })
        await Promise.all([work, look()])
        expect(await compareStatistics(reader)).toEqual([])
        await foldDeltas(reader)
        expect(await compareStatistics(reader)).toEqual([])
      },
    ),
    { numRuns: 15, endOnFailure: true },
  )
  const { rows } = await bank.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM transactions)::int AS moved, (SELECT count(DISTINCT status) FROM transactions)::int AS statuses`,
  )
  // The writers did write: a property of an empty bank would say nothing.
  expect(rows[0]?.moved).toBeGreaterThan(20)
  expect(rows[0]?.statuses).toBeGreaterThan(1)
}, 120_000)
