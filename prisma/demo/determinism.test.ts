import { expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { loadDemo } from './load'
import { demoTables } from './tables'

const banks = [await testDatabase(), await testDatabase(), await testDatabase()]
const size = { customers: 300, merchants: 20, transactions: 4_000, days: 30 }
const fixed = { ...size, now: new Date('2026-11-20T15:20:00Z'), timeZone: 'Africa/Gaborone' }

async function checksum({ owner }: (typeof banks)[number], table: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ sum: string }>(
    `SELECT md5(string_agg(md5(t::text), '' ORDER BY t::text)) AS sum FROM ${table} t`,
  )
  return rows[0]?.sum
}

it('makes the same bank from the same seed, another from another', async () => {
  for (const [index, { ownerUrl }] of banks.entries())
    await loadDemo(ownerUrl, { ...fixed, seed: index < 2 ? 1 : 2 })
  const [first, second, other] = banks
  if (!first || !second || !other) throw new Error('three banks')
  for (const table of demoTables)
    expect(await checksum(first, table), table).toBe(await checksum(second, table))
  expect(await checksum(first, 'transactions')).not.toBe(await checksum(other, 'transactions'))
}, 60_000)
