import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { balanceInvariants, invariants } from './invariants'
import { DemoRefused, loadDemo } from './load'
import { defaultDemo } from './options'
import { plantedCases, plantedPeople } from './planted-cases'
import { demoTables } from './tables'

const bank = await testDatabase()
const size = defaultDemo
const now = new Date('2026-11-20T15:20:00Z')
const options = { ...size, now, timeZone: 'Africa/Gaborone' }

type Row = Record<string, string | number | boolean | null>
const rows = async (sql: string) => (await bank.owner.query<Row>(sql)).rows
const one = async (sql: string) => (await rows(sql))[0] ?? {}

const kindOf = `CASE WHEN type IN ('cashout', 'withdrawal') THEN 'out' WHEN type IN ('qr_payment', 'merchant_payment') THEN 'payment'
                     WHEN type IN ('deposit', 'topup', 'eft_topup') THEN 'in' WHEN type = 'wallet_transfer' AND direction = 'debit' THEN 'transfer'
                     WHEN type IN ('merchant_debit', 'fee') THEN 'debit' END`

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, options)
}, 180_000)

describe('invariants', () => {
  for (const { name, sql } of invariants) {
    it(name, async () => {
      const client = await bank.owner.connect()
      try {
        await client.query(`SET phantom.bank_time_zone = 'Africa/Gaborone'`)
        const broken = await client.query<{ id: string }>(sql)
        expect(broken.rows).toHaveLength(balanceInvariants.includes(name) ? 1 : 0)
      } finally {
        client.release(true)
      }
    })
  }

  it('only the planted wallet holds another balance than its transactions', async () => {
    const broken = await rows(
      `SELECT first_name || ' ' || last_name AS name FROM (${invariants[0]?.sql}) b JOIN wallets w ON w.id = b.id JOIN customers c ON c.id = w.customer_id`,
    )
    expect(broken).toEqual([{ name: 'Wametse Tsheko' }])
  })
})

describe('proportions', () => {
  it('has the size asked for', async () => {
    expect(await one('SELECT count(*)::int AS n FROM transactions')).toEqual({ n: size.transactions })
    expect(await one('SELECT count(*)::int AS n FROM customers')).toEqual({ n: size.customers })
  })

  it('follows the mix of PaySim within one percent', async () => {
    const mix = await rows(
      `SELECT kind, (count(*)::float8 / sum(count(*)) OVER ())::float8 AS share FROM (
         SELECT ${kindOf} AS kind FROM transactions) k
       WHERE kind IS NOT NULL GROUP BY kind`,
    )
    const shares = Object.fromEntries(mix.map(({ kind, share }) => [kind, Number(share)]))
    const wanted = { out: 0.365, payment: 0.349, in: 0.2, transfer: 0.081, debit: 0.005 }
    for (const [kind, share] of Object.entries(wanted))
      expect(Math.abs((shares[kind] ?? 0) - share), kind).toBeLessThan(0.015)
  })

  it('has the mean amounts PaySim found, relative to a payment, within 15 percent', async () => {
    const wanted = { debit: 0.4, payment: 1, in: 13, out: 13, transfer: 68 }
    const means = await rows(
      `SELECT kind, (avg(amount) / 120)::float8 AS mean, (stddev(ln(amount)))::float8 AS sigma
         FROM (SELECT ${kindOf} AS kind, amount FROM transactions WHERE balance_after IS NOT NULL) k WHERE kind IS NOT NULL GROUP BY kind`,
    )
    expect(means).toHaveLength(5)
    for (const [kind, mean] of Object.entries(wanted)) {
      const found = Number(means.find((row) => row.kind === kind)?.mean)
      expect(Math.abs(found / mean - 1), `${kind}: ${found}`).toBeLessThan(0.15)
    }
    // Log-normal tails: the spread of the logarithm of transfers.
    expect(Number(means.find(({ kind }) => kind === 'transfer')?.sigma)).toBeGreaterThan(0.9)
  })

  it('has every value of every enum', async () => {
    const { rows: columns } = await bank.owner.query<{
      enum: string
      values: string[]
      column: string
      table: string
    }>(
      `SELECT t.typname AS enum, attname AS column, attrelid::regclass::text AS table,
              (SELECT array_agg(enumlabel::text ORDER BY enumlabel::text) FROM pg_enum WHERE enumtypid = t.oid) AS values
         FROM pg_attribute JOIN pg_type AS t ON t.oid = atttypid
        WHERE attrelid = ANY ($1::regclass[]) AND typtype = 'e' AND NOT attisdropped`,
      [demoTables],
    )
    const found = new Map<string, Set<unknown>>()
    for (const column of columns) {
      const used = found.get(column.enum) ?? new Set()
      for (const { value } of await rows(
        `SELECT DISTINCT ${column.column}::text AS value FROM ${column.table}`,
      ))
        used.add(value)
      found.set(column.enum, used)
    }
    expect(found.size).toBeGreaterThan(20)
    for (const { enum: name, values } of columns)
      expect(
        values.filter((value) => !found.get(name)?.has(value)),
        name,
      ).toEqual([])
  })

  it('has the hours of a mobile-money day', async () => {
    const hours = await rows(
      `SELECT extract(hour FROM created_at AT TIME ZONE 'Africa/Gaborone')::int AS hour, (100.0 * count(*) / sum(count(*)) OVER ())::float8 AS share
         FROM transactions WHERE created_at < '2026-11-19T22:00Z' GROUP BY 1`,
    )
    const at = (hour: number) => Number(hours.find((row) => row.hour === hour)?.share ?? 0)
    expect(Math.abs(at(19) - 12.9)).toBeLessThan(1)
    expect(Math.abs(at(12) - 2.5)).toBeLessThan(1)
    expect(at(4)).toBeLessThan(0.3)
  })

  it('reaches up to now', async () => {
    const { age } = await one(
      `SELECT extract(epoch FROM timestamptz '${now.toISOString()}' - max(created_at))::float8 AS age FROM transactions`,
    )
    expect(Number(age)).toBeGreaterThan(0)
    expect(Number(age)).toBeLessThan(900)
  })
})

describe('planted cases', () => {
  it('are the ones in the guide, word for word', () => {
    const guide = readFileSync('docs/demo-guide.md', 'utf8')
    for (const { title, what, why } of plantedCases)
      for (const text of [title, what, why]) expect(guide).toContain(text)
    expect(guide.match(/^### /gm)).toHaveLength(plantedCases.length)
    for (const { firstName, lastName } of plantedPeople) expect(guide).toContain(`${firstName} ${lastName}`)
  })

  it('are in the bank', async () => {
    expect(
      await rows(
        `SELECT document_number FROM kyc_records WHERE status = 'pending' GROUP BY 1 HAVING count(DISTINCT customer_id) > 1`,
      ),
    ).toHaveLength(1)
    expect(
      await rows(`SELECT phone FROM kyc_records GROUP BY 1 HAVING count(DISTINCT customer_id) > 1`),
    ).toHaveLength(1)
    expect(
      await one(
        `SELECT count(*)::int AS n FROM eft_payments WHERE status IN ('pending', 'processing') AND created_at < timestamptz '${now.toISOString()}' - interval '1 day'`,
      ),
    ).toEqual({ n: 2 })
    expect(
      await one(
        `SELECT count(*)::int AS n FROM transactions t JOIN customers c ON c.id = t.customer_id WHERE last_name = 'Rampa' AND type = 'deposit' AND amount BETWEEN 8000 AND 9999`,
      ),
    ).toEqual({ n: 4 })
  })
})

describe('loading', () => {
  it('refuses a bank that is not empty', async () => {
    await expect(loadDemo(bank.ownerUrl, options)).rejects.toThrow(DemoRefused)
  })

  it('leaves the rules of the migrations in place', async () => {
    await expect(bank.owner.query('DELETE FROM customers')).rejects.toThrow(/never deleted/)
    expect(await one(`SELECT count(*)::int AS n FROM pg_trigger WHERE tgenabled = 'D'`)).toEqual({ n: 0 })
    expect(await one(`SELECT count(*)::int AS n FROM pg_constraint WHERE NOT convalidated`)).toEqual({ n: 0 })
  })
})
