import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newCustomer, newQrCode, newTransaction, newWallet } from '@/lib/testing/rows'
import { foldDeltas } from '../statistics/fold'
import { takeSnapshot } from './take'

const { owner, portalUrl } = await testDatabase()
const client = new Client({ connectionString: portalUrl })
await client.connect()
afterAll(() => client.end())

const at = async (now: string) => {
  const options = {
    timeZone: 'Africa/Gaborone',
    idleMinutes: 15,
    statementTimeoutMs: 10_000,
    now: new Date(now),
  }
  return (await takeSnapshot(client, options)).snapshot
}

/** The bank is two hours ahead of UTC, so that its days turn at 22:00 UTC. */
test('the turn of the day, of a month and of a year is that of the bank, folded or not', async () => {
  const customer_id = await newCustomer(owner, { created_at: '2025-12-01T00:00:00Z' })
  const wallet_id = await newWallet(owner, { customer_id })
  for (const created_at of ['2025-12-30T22:10:00Z', '2025-12-31T21:59:59.999Z'])
    await newTransaction(owner, { wallet_id, created_at })
  await newCustomer(owner, { created_at: '2025-12-31T21:30:00Z' })
  await newQrCode(owner, { created_at: '2025-12-31T21:59:00Z', expires_at: '2025-12-31T22:14:00Z' })

  const before = await at('2025-12-31T21:59:59.999Z')
  expect(before).toMatchObject({
    today: '2025-12-31',
    transactions: { today: { count: 2 }, yesterday: { count: 0 } },
    customers: { created: { today: 1 } },
    qr: { active: 1, generated: { today: 1, yesterday: 0 } },
  })
  await foldDeltas(client)
  const after = await at('2025-12-31T22:00:00.000Z')
  expect(after).toMatchObject({
    today: '2026-01-01',
    dayStartedAt: '2025-12-31T22:00:00.000Z',
    transactions: { today: { count: 0, volume: '0.00' }, yesterday: { count: 0 } },
    customers: { created: { today: 0, yesterday: 0 } },
    qr: { active: 1, generated: { today: 0, yesterday: 0 } },
  })
  expect(after.series.days.slice(-2)).toMatchObject([
    { date: '2025-12-31', customersCreated: 1, qrGenerated: 1 },
    { date: '2026-01-01', customersCreated: 0 },
  ])

  // Yesterday up to the same time of day: to the millisecond, although statistics are kept by the hour.
  expect((await at('2026-01-01T21:59:59.999Z')).transactions.yesterday.count).toBe(1)
  expect((await at('2025-12-31T22:10:00.000Z')).transactions.yesterday.count).toBe(0)
  expect((await at('2025-12-31T22:10:00.001Z')).transactions.yesterday.count).toBe(1)
  expect((await at('2026-01-01T22:20:00Z')).qr).toMatchObject({ active: 0, generated: { today: 0 } })
})

test('a commit that arrives late, as one for a month long ago, is counted where they belong', async () => {
  const taken = await at('2025-12-31T21:59:59Z')
  const customer_id = await newCustomer(owner, { created_at: '2025-11-05T10:00:00Z' })
  await newTransaction(owner, {
    wallet_id: await newWallet(owner, { customer_id }),
    created_at: '2025-11-05T10:00:00Z',
  })
  await foldDeltas(client)
  const { customers, transactions } = await at('2025-12-31T21:59:59Z')
  expect(customers.createdWindow).toEqual({
    ...taken.customers.createdWindow,
    previous30d: taken.customers.createdWindow.previous30d + 1,
  })
  const pending = (entries: typeof transactions.entries) =>
    entries.find(({ status }) => status === 'pending')?.count
  expect(pending(transactions.entries)).toBe((pending(taken.transactions.entries) ?? 0) + 1)
})

test('the last 30 days and the 30 before begin at this time of day, to the millisecond', async () => {
  const window = async (now: string) => (await at(now)).customers.createdWindow
  const before = await window('2026-03-02T10:30:00Z')
  await newCustomer(owner, { created_at: '2026-01-31T10:30:00Z' })
  await foldDeltas(client)
  expect(await window('2026-03-02T10:30:00Z')).toEqual({ ...before, last30d: before.last30d + 1 })
  expect((await window('2026-03-02T10:30:00.001Z')).previous30d).toBe(before.previous30d + 1)
  expect((await window('2026-03-02T10:30:00.001Z')).last30d).toBe(before.last30d)
})
