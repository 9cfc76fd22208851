import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import * as rows from '@/lib/testing/rows'
import { compareStatistics } from './compare'
import { foldDeltas, keepInZone, rebuildStatistics } from './fold'

const { owner, portal, ownerUrl, portalUrl } = await testDatabase()
const worker = new Client({ connectionString: portalUrl })
await worker.connect()
afterAll(() => worker.end())

const drift = () => compareStatistics(worker)
const query = async <T>(sql: string): Promise<T[]> => (await owner.query(sql)).rows
const deltas = async () =>
  Number(
    (
      await query<{ n: string }>(
        'SELECT (SELECT count(*) FROM stats.deltas) + (SELECT count(*) FROM stats.transaction_deltas) AS n',
      )
    )[0]?.n,
  )
const cells = (measure: string) =>
  query(
    `SELECT a, b, bucket, sum(n)::int AS n, sum(amount)::float8 AS amount FROM stats.cells WHERE measure = '${measure}'
     GROUP BY a, b, bucket HAVING sum(n) <> 0 OR sum(amount) <> 0 ORDER BY a, b, bucket`,
  )

beforeEach(async () => {
  await rows.newTransaction(owner)
  await rows.newQrCode(owner)
  await rows.newEftPayment(owner)
  await rows.newKycRecord(owner)
})

describe('statistics', () => {
  it('equal a plain count before, between and after folds', async () => {
    expect(await drift()).toEqual([])
    expect(await deltas()).toBeGreaterThan(0)
    expect(await foldDeltas(worker)).toBeGreaterThan(0)
    expect(await deltas()).toBe(0)
    await rows.newTransaction(owner)
    expect(await drift()).toEqual([])
  })

  it('see a difference, name it, and take it away by counting anew', async () => {
    await foldDeltas(worker)
    await owner.query(`UPDATE stats.rollups SET n = n + 2 WHERE measure = 'merchants'`)
    expect(await drift()).toMatchObject([{ measure: 'merchants', cells: 1 }])
    const noted = await query<{ drift: object }>('SELECT drift FROM stats.settings')
    expect(noted[0]?.drift).toMatchObject({ merchants: 1, customers: 0 })
    const client = new Client({ connectionString: ownerUrl })
    await client.connect()
    await rebuildStatistics(client)
    await client.end()
    expect(await drift()).toEqual([])
  })

  it('put a value on an edge below it', async () => {
    const before = await cells('transactions')
    await rows.newTransaction(owner, { type: 'cashout', amount: 100, fee: 0, net_amount: 100 })
    await rows.newTransaction(owner, { type: 'cashout', amount: 100.01, fee: 0, net_amount: 100.01 })
    const added = (await cells('transactions')).filter(
      (cell) => !before.some((known) => JSON.stringify(known) === JSON.stringify(cell)),
    )
    expect(added).toEqual([
      { a: 'cashout', b: 'pending', bucket: 5, n: 1, amount: 100 },
      { a: 'cashout', b: 'pending', bucket: 6, n: 1, amount: 100.01 },
    ])
  })

  it('count an update of all rows, of many tables at once, and one that changes nothing', async () => {
    for (let i = 0; i < 20; i += 1) await rows.newTransaction(owner)
    await owner.query(`WITH one AS (UPDATE transactions SET status = 'failed', failure_code = 'system_error' WHERE status = 'pending'),
                            two AS (UPDATE customers SET status = 'inactive' WHERE status = 'active')
                       UPDATE wallets SET balance = balance + 1.25`)
    expect(await drift()).toEqual([])
    await foldDeltas(worker)
    await owner.query(
      'UPDATE transactions SET is_reconciled = true; UPDATE customers SET last_name = first_name',
    )
    expect(await deltas()).toBe(0)
  })

  it('cannot be written by the portal, which may read and fold them', async () => {
    for (const sql of [
      'INSERT INTO stats.rollups SELECT * FROM stats.rollups',
      'DELETE FROM stats.deltas',
      'UPDATE stats.transaction_deltas SET amount = 0',
      `UPDATE stats.settings SET time_zone = 'UTC'`,
      'SELECT stats.rebuild()',
    ])
      await expect(portal.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  it('are refused a fold that could see two different states', async () => {
    await expect(portal.query('SELECT stats.fold(0, 10)')).rejects.toThrow(/repeatable read/)
  })

  it('are kept in the zone of the bank, whole hours or not', async () => {
    expect(await keepInZone(worker, 'Africa/Gaborone')).toBe(false)
    expect(await keepInZone(worker, 'Asia/Kathmandu')).toBe(true)
    await rows.newTransaction(owner)
    expect(await drift()).toEqual([])
    await foldDeltas(worker)
    expect(await drift()).toEqual([])
    expect(
      await query(
        `SELECT DISTINCT extract(minute FROM at)::int AS minute FROM stats.rollups WHERE measure = 'transactions_by_hour'`,
      ),
    ).toEqual([{ minute: 15 }])
    await keepInZone(worker, 'Africa/Gaborone')
    expect(await drift()).toEqual([])
  })

  it('are exact for a reader of an old snapshot and for new ones, and the space comes back when it ends', async () => {
    const total = 'SELECT sum(n)::int AS n FROM stats.cells WHERE measure = $1'
    const countOf = async (client: Client) => (await client.query(total, ['transactions'])).rows[0]?.n
    const old = new Client({ connectionString: portalUrl })
    await old.connect()
    await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const seen = await countOf(old)
    for (let round = 0; round < 3; round += 1) {
      await rows.newTransaction(owner)
      expect(await foldDeltas(worker)).toBeGreaterThan(0)
    }
    expect(await countOf(old)).toBe(seen)
    expect(await countOf(worker)).toBe(seen + 3)
    expect(await drift()).toEqual([])
    const blocks = async () => {
      await owner.query('VACUUM stats.transaction_deltas, stats.deltas')
      return (await query<{ blocks: number }>('SELECT stats.delta_blocks()::int AS blocks'))[0]?.blocks
    }
    expect(await blocks()).toBeGreaterThan(0)
    await old.query('COMMIT')
    await old.end()
    expect(await blocks()).toBe(0)
  })

  it('give the space of folded deltas back', async () => {
    await owner.query('VACUUM stats.transaction_deltas, stats.deltas')
    await foldDeltas(worker)
    await owner.query('VACUUM stats.transaction_deltas, stats.deltas')
    expect(await query('SELECT stats.delta_blocks()::int AS blocks')).toEqual([{ blocks: 0 }])
  })
})
