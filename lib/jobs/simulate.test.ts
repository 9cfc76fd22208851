import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { balanceInvariants, invariants } from '@/prisma/demo/invariants'
import { loadDemo } from '@/prisma/demo/load'
import { simulate } from './simulate'

const bank = await testDatabase()
const empty = await testDatabase()
const timeZone = 'Africa/Gaborone'

/** A stream of numbers in [0, 1) that is the same on every run. */
function stream(): () => number {
  let state = 12_345
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

beforeAll(async () => {
  const size = { customers: 300, merchants: 20, transactions: 4_000, days: 30, seed: 5 }
  await loadDemo(bank.ownerUrl, { ...size, timeZone, now: new Date(Date.now() - 600_000) })
}, 60_000)

it('writes nothing in a bank that is no demo', async () => {
  expect(
    await simulate(empty.portal, { now: new Date(), random: stream(), tickSeconds: 3600, timeZone }),
  ).toBe(0)
})

it('keeps every invariant while it begins and settles work', async () => {
  const count = async () =>
    Number((await bank.owner.query<{ n: string }>('SELECT count(*) AS n FROM transactions')).rows[0]?.n)
  const before = await count()
  const random = stream()
  const start = Date.now() - 480_000
  for (let tick = 0; tick < 20; tick++)
    await simulate(bank.portal, { now: new Date(start + tick * 20_000), random, tickSeconds: 1800, timeZone })
  expect(await count()).toBeGreaterThan(before + 20)
  const client = await bank.owner.connect()
  try {
    await client.query(`SET phantom.bank_time_zone = '${timeZone}'`)
    for (const { name, sql } of invariants) {
      const broken = await client.query(sql)
      expect(broken.rows.length, name).toBe(balanceInvariants.includes(name) ? 1 : 0)
    }
  } finally {
    client.release(true)
  }
}, 60_000)
