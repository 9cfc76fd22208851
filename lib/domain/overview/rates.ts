import type { TransactionWindow } from './dto'

/** Completed of those that ended; null when none did. */
export function successRate({ completed, failed }: TransactionWindow): number | null {
  return share(completed, completed + failed)
}

/** A part of a whole; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** A sum of money divided by a count, to the thebe (half up), as a decimal string; null when the count is 0. */
export function average(sum: string, count: number): string | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?/.exec(sum)
  if (!match || count === 0) return null
  const [, sign, whole = '0', fraction = ''] = match
  const thebe = BigInt(whole + fraction.padEnd(2, '0'))
  const divisor = BigInt(count)
  const rounded = (thebe * 2n + divisor) / (divisor * 2n)
  const digits = rounded.toString().padStart(3, '0')
  return `${rounded === 0n ? '' : sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
