import { UNKNOWN } from './number'

const SPACE = '\u00a0'
const MINUS = '−'
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/
const STEPS: [bigint, string][] = [
  [10n ** 9n, 'bn'],
  [10n ** 6n, 'm'],
  [10n ** 3n, 'k'],
]
const grouped = new Intl.NumberFormat('en-BW')

type Options = {
  /** `always` writes a plus sign too, for movements. */
  sign?: 'auto' | 'always'
}

/** `P 1,234.50` from a decimal string in pula (`1234.5`); no floating point on the way. Unknown is `—`. */
export function formatMoney(amount: string | null | undefined, { sign = 'auto' }: Options = {}): string {
  const thebe = toThebe(amount)
  if (thebe === null) return UNKNOWN
  const size = thebe < 0n ? -thebe : thebe
  const cents = (size % 100n).toString().padStart(2, '0')
  return `${prefix(thebe, sign)}P${SPACE}${grouped.format(size / 100n)}.${cents}`
}

/** `P 31.8 m`: three significant digits from ten thousand pula up, exact below. */
export function formatMoneyCompact(
  amount: string | null | undefined,
  { sign = 'auto' }: Options = {},
): string {
  const thebe = toThebe(amount)
  if (thebe === null) return UNKNOWN
  const size = thebe < 0n ? -thebe : thebe
  if (size < 1_000_000n) return formatMoney(amount, { sign })
  return `${prefix(thebe, sign)}P${SPACE}${threeDigits(size, 100n)}`
}

/** Thebe (hundredths of a pula) of a decimal string, rounded half up; null when it is none. */
export function toThebe(amount: string | null | undefined): bigint | null {
  const match = DECIMAL.exec(amount ?? '')
  if (!match) return null
  const [, sign, whole = '0', fraction = ''] = match
  const cents = BigInt(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`)
  const rounded = cents + (Number(fraction[2] ?? 0) >= 5 ? 1n : 0n)
  return sign === '-' ? -rounded : rounded
}

function prefix(thebe: bigint, sign: Options['sign']): string {
  if (thebe < 0n) return `${MINUS}${SPACE}`
  return sign === 'always' && thebe > 0n ? `+${SPACE}` : ''
}

/** `31.8 m` of an integer counted in 1/unit; assumes at least 1,000 units. */
function threeDigits(value: bigint, unit: bigint): string {
  for (const [step, name] of STEPS) {
    // Half of the last digit below a step already rounds up into it: 999,950 is 1.00 m.
    if (value * 2000n < step * unit * 1999n) continue
    const thousandths = (value * 1000n) / (step * unit)
    const digits = thousandths >= 99_950n ? 0 : thousandths >= 9_995n ? 1 : 2
    const scale = 10n ** BigInt(digits)
    const scaled = (value * scale * 2n + step * unit) / (step * unit * 2n)
    const text = digits === 0 ? grouped.format(scaled) : withPoint(scaled, digits)
    return `${text}${SPACE}${name}`
  }
  return grouped.format(value / unit)
}

function withPoint(scaled: bigint, digits: number): string {
  const text = scaled.toString().padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
