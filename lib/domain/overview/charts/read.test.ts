import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newTransaction, newWallet } from '@/lib/testing/rows'
import { loadDemo } from '@/prisma/demo/load'
import type { TransactionWindow } from '../dto'
import { PRESETS } from './presets'
import type { Range } from './range'
import { type RangeFigures, readRangeFigures } from './read'

const ZONE = 'Africa/Gaborone'
const bank = await testDatabase()
const HOUR = 3_600_000

const hoursAgo = (hours: number) => new Date(Math.floor(Date.now() / HOUR) * HOUR - hours * HOUR)
const RANGES: Range[] = [
  ...PRESETS.map((key) => ({ key })),
  { key: 'custom', from: hoursAgo(31), to: hoursAgo(5) },
  { key: 'custom', from: hoursAgo(40 * 24 + 3), to: hoursAgo(-1) },
]

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, {
    ...{
      customers: 200,
      merchants: 10,
      transactions: 3_000,
      days: 40,
      seed: 5,
      timeZone: ZONE,
      now: new Date(),
    },
  })
  const wallet_id = await newWallet(bank.owner)
  // What is not folded yet, in the last hour and at the same time the hour before.
  for (const minutes of [1, 7, 50, 61, 66, 119, 24 * 60 + 1, 48 * 60 - 1]) {
    const created_at = new Date(Date.now() - minutes * 60_000)
    const channel = minutes % 2 ? 'qr_code' : 'wallet'
    await newTransaction(bank.owner, { wallet_id, created_at, channel })
    const done = { status: 'completed', completed_at: new Date(), balance_before: 1000, balance_after: 899 }
    await newTransaction(bank.owner, { wallet_id, created_at, channel, ...done })
  }
}, 60_000)

const keyOf = (range: Range) => (range.key === 'custom' ? `${range.from.toISOString()} and on` : range.key)

async function plain(from: Date, to: Date, channel?: string): Promise<TransactionWindow> {
  const { rows } = await bank.owner.query<TransactionWindow>(
    `SELECT count(*)::float8 AS count, coalesce(sum(amount) FILTER (WHERE status = 'completed'), 0)::numeric(18,2)::text AS volume,
            count(*) FILTER (WHERE status = 'completed')::float8 AS completed,
            count(*) FILTER (WHERE status = 'failed')::float8 AS failed
     FROM transactions WHERE created_at >= $1 AND created_at < $2 AND ($3::text IS NULL OR channel::text = $3)`,
    [from, to, channel ?? null],
  )
  return rows[0] as TransactionWindow
}

const endOf = ({ frame }: RangeFigures) => frame.steps.at(-1)?.to ?? frame.to

it.each(RANGES.map((range) => [keyOf(range), range] as const))(
  '%s is what plain SQL counts',
  async (_, range) => {
    const read = await readRangeFigures(bank.portal, range, ZONE)
    const { frame, steps, before, total, totalBefore, channels, kyc } = read
    const from = frame.before[0]?.from ?? frame.from
    expect(total).toEqual(await plain(frame.from, endOf(read)))
    expect(totalBefore ?? (await plain(from, frame.beforeTo))).toEqual(await plain(from, frame.beforeTo))
    for (const [index, step] of frame.steps.entries()) {
      const counted = await plain(step.from, step.to)
      expect(steps[index] ?? counted, step.from.toISOString()).toEqual(counted)
    }
    for (const [index, step] of frame.before.entries()) {
      const counted = await plain(step.from, step.to)
      if (before[index] === null) expect(counted.count).toBe(0)
      else expect(before[index], step.from.toISOString()).toEqual(counted)
    }
    for (const { channel, now, ...one } of channels) {
      expect(now, channel).toEqual(await plain(frame.from, endOf(read), channel))
      expect(one.before, channel).toEqual(await plain(from, frame.beforeTo, channel))
    }
    expect(channels.reduce((sum, { now }) => sum + now.count, 0)).toBe(total.count)
    const { rows } = await bank.owner.query<{ status: string; n: number }>(
      `SELECT status::text, count(*)::float8 AS n FROM kyc_records
     WHERE submitted_at >= $1 AND submitted_at < $2 GROUP BY status`,
      [frame.from, endOf(read)],
    )
    expect(kyc).toEqual(Object.fromEntries(rows.map((row) => [row.status, row.n])))
  },
)

it('before the first transaction there is a gap, never a zero', async () => {
  const { frame, steps, before, totalBefore } = await readRangeFigures(bank.portal, { key: '12m' }, ZONE)
  const { rows } = await bank.owner.query<{ began: Date }>(
    'SELECT min(created_at) AS began FROM transactions',
  )
  const began = rows[0]?.began ?? new Date()
  expect(before).toEqual(before.map(() => null))
  expect(totalBefore).toBeNull()
  const gaps = frame.steps.filter((_, index) => steps[index] === null)
  expect(gaps.length).toBeGreaterThan(0)
  expect(gaps).toEqual(frame.steps.filter(({ to }) => to <= began))
})

it('a bank without transactions has gaps only', async () => {
  const { steps, total } = await readRangeFigures(
    bank.portal,
    { key: '24h' },
    ZONE,
    new Date('2005-01-01T12:00:00Z'),
  )
  expect(new Set(steps)).toEqual(new Set([null]))
  expect(total).toEqual({ count: 0, volume: '0.00', completed: 0, failed: 0 })
})
