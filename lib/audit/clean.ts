type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type AuditFacts = Readonly<Record<string, unknown>>

const SECRET = /pass(word|phrase)|secret|token|hash|cookie|recovery/i
const PERSONAL = /^(firstName|lastName|dateOfBirth|address.*|email|contactEmail)$/
const NUMBERED = /(phone|identityNumber|documentNumber|accountNumber)$/i

/**
 * Control, bidirectional and unpaired-surrogate characters, which could forge a line, hide text or be
 * refused by the database, in visible form; and no more than `limit` characters.
 */
export function visible(text: string, limit: number): string {
  const shown = text.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u${code.toString(16).padStart(4, '0')}`
  })
  return shown.length > limit ? `${shown.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : shown
}

/**
 * Facts as they may stand in the trail for years: secrets never, of personal data only enough to see that
 * it changed and to recognise it with the record at hand.
 */
export function minimised(facts: AuditFacts): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [visible(key, 80), minimisedValue(key, value)]),
  )
}

function minimisedValue(key: string, value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (SECRET.test(key)) return '[not recorded]'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => minimisedValue(key, item))
  if (isPlain(value)) return minimised(value)
  const text = visible(String(value), 500)
  if (PERSONAL.test(key)) return text === '' ? '' : `${[...text][0]}…`
  if (NUMBERED.test(key)) return `…${text.slice(-4)}`
  return text
}

function isPlain(value: unknown): value is AuditFacts {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
