import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BankSnapshot } from './dto'
import { average, share, successRate } from './rates'
import { volumePoints, volumeRange } from './volume'

const window = (count: number) => ({ count, volume: `${count}.00`, completed: count, failed: 0 })
const day = (date: string, count: number) => ({ date, ...window(count) })

function snapshot(series: object): BankSnapshot {
  return { dayStartedAt: '2026-11-23T22:00:00.000Z', series } as unknown as BankSnapshot
}

test('today has every hour of the day, the hours to come only the day before', () => {
  const hours = Array.from({ length: 27 }, (_, at) => ({
    at: new Date(Date.UTC(2026, 10, 22, 22 + at)).toISOString(),
    ...window(at),
  }))
  const points = volumePoints(snapshot({ hours }), '24h')
  expect(points).toHaveLength(24)
  expect(points[0]).toMatchObject({
    at: '2026-11-23T22:00:00.000Z',
    now: { count: 24 },
    before: { count: 0 },
  })
  expect(points[2]).toMatchObject({ now: { count: 26 }, before: { count: 2 } })
  expect(points[3]).toMatchObject({ now: null, before: { count: 3 } })
})

test('days compare with the days before them, and days before the bank began are gaps', () => {
  const days = Array.from({ length: 60 }, (_, at) => day(`day ${at}`, at < 40 ? 0 : at))
  const points = volumePoints(snapshot({ days }), '7d')
  expect(points.map(({ now }) => now?.count)).toEqual([53, 54, 55, 56, 57, 58, 59])
  expect(points.map(({ before }) => before?.count)).toEqual([46, 47, 48, 49, 50, 51, 52])
  expect(volumePoints(snapshot({ days }), '30d')[9]?.now).toBeNull()
})

test('a bank without a transaction has gaps, not zeros', () => {
  const days = Array.from({ length: 60 }, (_, at) => day(`day ${at}`, 0))
  expect(volumePoints(snapshot({ days }), '30d').every(({ now }) => now === null)).toBe(true)
})

test('an unknown range is the first one', () => {
  expect(volumeRange.parse('5y')).toBe('24h')
  expect(volumeRange.parse(['7d', '30d'])).toBe('24h')
  expect(volumeRange.parse('30d')).toBe('30d')
})

test('rates of nothing are unknown', () => {
  expect(successRate(window(0))).toBeNull()
  expect(share(0, 0)).toBeNull()
  expect(average('0.00', 0)).toBeNull()
  expect(average('10.00', 3)).toBe('3.33')
  expect(average('0.05', 10)).toBe('0.01')
  expect(average('-10.00', 3)).toBe('-3.33')
})

test('an average times its count is within half a thebe each of the sum', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.integer({ min: 1, max: 10 ** 7 }),
      (thebe, count) => {
        const digits = thebe.toString().padStart(3, '0')
        const found = average(`${digits.slice(0, -2)}.${digits.slice(-2)}`, count) ?? ''
        const difference = BigInt(found.replace('.', '')) * BigInt(count) - thebe
        expect(difference * 2n <= BigInt(count) && difference * 2n >= -BigInt(count)).toBe(true)
      },
    ),
  )
})
