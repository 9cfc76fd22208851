import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readOmang } from './omang'

it.each([
  ['417229900', 'female'],
  ['4172 1 9900', 'male'],
  ['417-219-900', 'male'],
])('reads the sex of %s', (number, sex) => {
  expect(readOmang(number)).toEqual({ valid: true, sex })
})

it.each(['41721990', '4172199000', 'BN1234567', '', '４１７２１９９００'])(
  '%s has not nine digits',
  (number) => {
    expect(readOmang(number)).toEqual({ valid: false, problem: 'not_nine_digits' })
  },
)

it('takes no fifth digit but 1 and 2', () => {
  const digits = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'))
  fc.assert(fc.property(digits, (n) => readOmang(n).valid === ['1', '2'].includes(n.charAt(4))))
})
