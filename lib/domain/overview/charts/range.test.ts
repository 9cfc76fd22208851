import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ceilToHour, floorTo, instantOf, wallTime } from '@/lib/format/zone'
import { frameOf } from './frame'
import { PRESETS } from './presets'
import { type Range, rangeParams, readRange } from './range'

const ZONE = 'Africa/Gaborone'
const NOW = new Date('2026-11-24T12:34:56Z')
const ZONES = fc.constantFrom(
  ZONE,
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
)
const INSTANTS = fc.date({ min: new Date('2001-01-01Z'), max: new Date('2030-01-01Z'), noInvalidDate: true })

describe('a range in an address', () => {
  const read = (query: string) => readRange(Object.fromEntries(new URLSearchParams(query)), ZONE, NOW)

  it.each([
    ['range=week', 'There is no range'],
    ['range=custom', 'needs a beginning and an end'],
    ['range=custom&from=2026-11-20', 'needs a beginning and an end'],
    ['range=custom&from=yesterday&to=2026-11-20', 'The beginning'],
    ['range=custom&from=2026-11-20&to=2026-02-30', 'The end'],
    ['range=custom&from=2026-11-20T25:00&to=2026-11-21', 'The beginning'],
    ['range=custom&from=2026-11-20T10:00&to=2026-11-20T10:00', 'ends before it begins'],
    ['range=custom&from=2027-01-01&to=2027-01-02', 'in the future'],
    ['range=custom&from=2001-01-01&to=2026-11-20', 'at most five years'],
    ['range=custom&from=1999-01-01&to=2026-11-20', 'The beginning'],
  ])('%s is answered in a sentence', (query, sentence) => {
    expect(read(query)).toContain(sentence)
  })

  it('snaps outwards to whole hours of the bank', () => {
    expect(read('range=custom&from=2026-11-20T08:59&to=2026-11-20T10:01')).toEqual({
      key: 'custom',
      from: new Date('2026-11-20T06:00:00Z'),
      to: new Date('2026-11-20T09:00:00Z'),
    })
    expect(read('range=custom&from=2026-11-20&to=2026-11-20')).toEqual({
      key: 'custom',
      from: new Date('2026-11-19T22:00:00Z'),
      to: new Date('2026-11-20T22:00:00Z'),
    })
  })

  it('comes back from its own parameters', () => {
    const ranges: Range[] = PRESETS.map((key) => ({ key }))
    ranges.push({
      key: 'custom',
      from: new Date('2026-11-01T04:00:00Z'),
      to: new Date('2026-11-03T09:00:00Z'),
    })
    for (const range of ranges) expect(readRange(rangeParams(range, ZONE), ZONE, NOW)).toEqual(range)
  })

  it('never throws, whatever the address holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('custom', '7d', 'x', ''), (from, to, range) => {
        readRange({ from: [from, to], to, range }, ZONE, NOW)
      }),
    )
  })
})

describe('a frame', () => {
  it.each([
    ['1h', '2026-11-24T11:35:00.000Z', '2026-11-24T10:35:00.000Z', '2026-11-24T11:34:56.000Z', 12],
    ['24h', '2026-11-23T13:00:00.000Z', '2026-11-22T13:00:00.000Z', '2026-11-23T12:34:56.000Z', 24],
    ['7d', '2026-11-17T22:00:00.000Z', '2026-11-10T22:00:00.000Z', '2026-11-17T12:34:56.000Z', 7],
    ['30d', '2026-10-25T22:00:00.000Z', '2026-09-25T22:00:00.000Z', '2026-10-25T12:34:56.000Z', 30],
    ['12m', '2025-11-30T22:00:00.000Z', '2024-11-30T22:00:00.000Z', '2025-11-24T12:34:56.000Z', 12],
  ] as const)('of %s ends now', (key, from, before, beforeTo, count) => {
    const frame = frameOf({ key }, ZONE, NOW)
    expect(frame.from.toISOString()).toBe(from)
    expect(frame.before[0]?.from.toISOString()).toBe(before)
    expect(frame.beforeTo.toISOString()).toBe(beforeTo)
    expect(frame).toMatchObject({ to: NOW, open: true })
    expect(frame.steps).toHaveLength(count)
  })

  it('has no gap and no overlap, in any zone, and its period before is right before it', () => {
    const own = fc.tuple(INSTANTS, fc.integer({ min: 1, max: 40_000 }))
    fc.assert(
      fc.property(ZONES, INSTANTS, fc.option(own), fc.constantFrom(...PRESETS), (zone, now, chosen, key) => {
        const from = chosen && floorTo(chosen[0], zone)
        const range: Range =
          from && from < now
            ? { key: 'custom', from, to: new Date(from.getTime() + chosen[1] * 3_600_000) }
            : { key }
        const { steps, before, ...frame } = frameOf(range, zone, now)
        const all = [...before, ...steps]
        all.forEach((step, index) => {
          expect(step.from < step.to).toBe(true)
          if (index > 0) expect(step.from).toEqual(all[index - 1]?.to)
        })
        expect(before).toHaveLength(steps.length)
        expect(steps.length).toBeLessThanOrEqual(96)
        expect(frame.from).toEqual(steps[0]?.from)
        expect(frame.to <= now).toBe(true)
        const last = before.at(-1)
        expect(last && frame.beforeTo >= last.from && frame.beforeTo <= last.to).toBe(true)
      }),
    )
  })
})

test('a wall time is that of the zone, there and back', () => {
  fc.assert(
    fc.property(ZONES, INSTANTS, (zone, at) => {
      const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000)
      const back = instantOf(wallTime(minute, zone), zone)
      // An hour that a clock shows twice is taken for the first.
      expect([0, 1_800_000, 3_600_000]).toContain(minute.getTime() - back.getTime())
      expect(wallTime(floorTo(minute, zone), zone).minute).toBe(0)
      expect(ceilToHour(minute, zone) >= minute).toBe(true)
    }),
  )
})
