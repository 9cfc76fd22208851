import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, formatMoneyCompact, toThebe } from './money'

test.each([
  ['1234.5', 'P\u00a01,234.50'],
  ['0', 'P\u00a00.00'],
  ['-80.00', '−\u00a0P\u00a080.00'],
  ['12345678901234567.89', 'P\u00a012,345,678,901,234,567.89'],
  ['0.005', 'P\u00a00.01'],
  ['-0.00', 'P\u00a00.00'],
  [null, '—'],
  ['NaN', '—'],
  ['1e3', '—'],
])('formatMoney(%s) is %s', (amount, shown) => {
  expect(formatMoney(amount)).toBe(shown)
})

test.each([
  ['119.84', 'P\u00a0119.84'],
  ['9999.99', 'P\u00a09,999.99'],
  ['31847210.55', 'P\u00a031.8\u00a0m'],
  ['999499', 'P\u00a0999\u00a0k'],
  ['999950', 'P\u00a01.00\u00a0m'],
  ['2270000000', 'P\u00a02.27\u00a0bn'],
])('formatMoneyCompact(%s) is %s', (amount, shown) => {
  expect(formatMoneyCompact(amount)).toBe(shown)
})

test('a movement can carry its plus', () => {
  expect(formatMoney('5', { sign: 'always' })).toBe('+\u00a0P\u00a05.00')
  expect(formatMoney('0', { sign: 'always' })).toBe('P\u00a00.00')
})

test('no thebe is lost or invented, however large the amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (thebe) => {
      const digits = (thebe < 0n ? -thebe : thebe).toString().padStart(3, '0')
      const amount = `${thebe < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
      expect(toThebe(amount)).toBe(thebe)
      const shown = formatMoney(amount)
        .replace(/[P,.\s]/g, '')
        .replace('−', '-')
      expect(BigInt(shown)).toBe(thebe)
    }),
  )
})
