import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv'
import { formatDateTime, formatShort, formatUtc, zoneLabel } from './date'
import { formatAge, formatDuration } from './duration'
import { change, formatBytes, formatCompact, formatCount, formatPercent } from './number'
import { nameOf, statusLook } from './status'

const ZONE = 'Africa/Gaborone'
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('numbers are grouped, unknown is a dash, and minus is a minus', () => {
  expect(formatCount(48213)).toBe('48,213')
  expect(formatCount(-5)).toBe('−5')
  expect(formatCount(null)).toBe('—')
  expect(plain(formatCompact(48_213))).toBe('48.2 k')
  expect(plain(formatCompact(999_950))).toBe('1.00 m')
  expect(plain(formatPercent(0.869))).toBe('86.9 %')
  expect(plain(formatPercent(-0.0001))).toBe('0.0 %')
  expect(formatPercent(Number.NaN)).toBe('—')
  expect(plain(formatBytes(5_800_000_000))).toBe('5.8 GB')
  expect(change(5, 0)).toBeNull()
})

test('durations name their two largest units', () => {
  expect(plain(formatDuration(100_800))).toBe('1 d 4 h')
  expect(plain(formatDuration(11_520))).toBe('3 h 12 min')
  expect(plain(formatDuration(0.25))).toBe('250 ms')
  expect(plain(formatDuration(0))).toBe('0 s')
  expect(formatDuration(null)).toBe('—')
  const now = new Date('2026-11-24T12:00:00Z')
  expect(plain(formatAge('2026-11-24T11:57:10Z', now))).toBe('2 min ago')
  expect(plain(formatAge('2026-11-24T14:00:00Z', now))).toBe('in 2 h')
})

test('times are those of the zone that is asked for, whatever the machine has', () => {
  expect(formatDateTime('2026-11-23T22:30:00Z', ZONE)).toBe('24 Nov 2026, 00:30')
  expect(formatShort('2026-11-24T12:32:09Z', ZONE, new Date('2026-11-24T13:00:00Z'))).toBe('14:32:09')
  expect(formatShort('2026-09-01T12:32:09Z', ZONE, new Date('2026-11-24T13:00:00Z'))).toBe('1 Sep, 14:32')
  expect(formatUtc('2026-11-24T12:32:09Z')).toBe('2026-11-24 12:32:09 UTC')
  expect(formatDateTime('nonsense', ZONE)).toBe('—')
  expect(zoneLabel(ZONE, new Date('2026-11-24T12:00:00Z'))).toBe('Gaborone time (UTC+2)')
})

test('a status that nobody knows is shown by its name', () => {
  expect(statusLook('kyc', 'approved').label).toBe('Approved')
  expect(statusLook('kyc', 'half_done')).toMatchObject({ label: 'Half done', tone: 'neutral' })
  expect(statusLook('kyc', 'constructor').tone).toBe('neutral')
  expect(nameOf('qr_code')).toBe('QR code')
  expect(nameOf('bank_transfer')).toBe('Bank transfer')
})

test('no cell of a CSV can be run as a formula', () => {
  expect(toCsv([['=1+1', '-2.50', '@x', 'a "b", c', null, 3]])).toBe('\'=1+1,-2.50,\'@x,"a ""b"", c",,3\r\n')
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = toCsv([[text]])
        .slice(0, -2)
        .replace(/^"/, '')
      expect(/^[=+@\t\r]/.test(cell)).toBe(false)
    }),
  )
})
