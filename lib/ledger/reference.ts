import { randomInt } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** `TXN-YYYYMMDD-XXXXXXXX` with the date of the bank's zone. */
export function transactionReference(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  const code = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)])
  return `TXN-${day.replaceAll('-', '')}-${code.join('')}`
}
