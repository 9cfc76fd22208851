import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { SEARCH_GROUPS } from '@/lib/domain/search/constants'
import { search } from '@/lib/domain/search/data'
import { testDatabase } from '@/lib/testing/database'
import { BIG_TABLES, declaredEntries } from '@/lib/testing/declared-lists'
import { explainEverything } from '@/lib/testing/plans'
import { loadDemo } from '@/prisma/demo/load'

const bank = await testDatabase()
const plans = await explainEverything(bank)

beforeAll(async () => {
  const size = { customers: 200, merchants: 12, transactions: 1_500, days: 60, seed: 5 }
  await loadDemo(bank.ownerUrl, { ...size, timeZone: 'Africa/Gaborone', now: new Date() })
  await bank.owner.query('ANALYZE')
}, 60_000)
afterAll(() => pool().end())

/** The big tables that what `work` asked for was planned to read from end to end. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  const seen = plans.length
  await work()
  const made = plans.slice(seen)
  expect(made.length).toBeGreaterThan(0)
  return BIG_TABLES.filter((table) =>
    made.some((plan) => new RegExp(`Seq Scan on ${table}( |$)`, 'm').test(plan)),
  )
}

test('the planner says what it reads whole', async () => {
  const whole = await readWhole(() =>
    pool().query('SELECT count(*) FROM transactions WHERE description = $1', ['x']),
  )
  expect(whole).toEqual(['transactions'])
})

test('no filter and order that a list declares reads a big table whole', { timeout: 60_000 }, async () => {
  const { rows } = await bank.owner.query(
    'SELECT customer_id AS customer, wallet_id AS wallet FROM transactions LIMIT 1',
  )
  const { rows: merchants } = await bank.owner.query('SELECT id FROM merchants LIMIT 1')
  const ids: Record<string, string> = { ...rows[0], merchant: merchants[0].id }
  const slow: Record<string, string[]> = {}
  for (const { name, read } of declaredEntries((filter) => ids[filter] ?? '')) {
    const whole = await readWhole(read)
    if (whole.length > 0) slow[name] = whole
  }
  expect(slow).toEqual({})
})

test('no search reads a big table whole, whatever was typed', async () => {
  const typed = [
    'kgosi',
    'ka',
    'molefe kagiso',
    '4417',
    '+267 71 234 417',
    'x@y.bw',
    'TXN-2026',
    'abcd9876',
    '李',
    'Мария',
    'a%_',
    'zzqqxx',
  ]
  for (const text of typed) {
    expect(await readWhole(() => search(text, SEARCH_GROUPS, 5)), text).toEqual([])
  }
})
