/**
 * What can be told of an Omang, Botswana's national identity number, by looking at it: nine digits, of which the fifth
 * is 1 for a man and 2 for a woman. That is all that is publicly known; there is no check digit to test.
 */
export type OmangReading =
  | { valid: true; sex: 'male' | 'female' }
  | { valid: false; problem: 'not_nine_digits' | 'fifth_digit' }

/** Reads a number as it was submitted; spaces around and between its groups do not matter. */
export function readOmang(number: string): OmangReading {
  const digits = number.replaceAll(/[ -]/g, '')
  if (!/^\d{9}$/.test(digits)) return { valid: false, problem: 'not_nine_digits' }
  if (digits[4] === '1') return { valid: true, sex: 'male' }
  return digits[4] === '2' ? { valid: true, sex: 'female' } : { valid: false, problem: 'fifth_digit' }
}
