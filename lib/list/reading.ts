import { isId } from './id'
import { findableInside, LONGEST_SEARCH, tidy } from './search-text'

/** Why nothing can be looked for: nothing typed, too little, no letter or digit, too much. */
export type ReadingProblem = 'empty' | 'short' | 'symbols' | 'long'

/** Everything that a typed text may mean; each that is not null is looked for. */
export type Reading = {
  /** What was typed, tidied. */
  text: string
  problem: ReadingProblem | null
  id: string | null
  /** The end of a phone number, at least three digits, without what stands in front of it abroad. */
  phone: string | null
  /** A whole identity, registration or account number, in capitals and without spaces. */
  number: string | null
  /** An e-mail address or its start, in small letters. */
  email: string | null
  /** A reference, token or key, or its start, as typed. */
  code: string | null
  /** The words of a name, in the order typed; at least one of them can be looked for. */
  words: string[]
}

const PHONE = /^\+?[\d\s().\-–/]+$/
const FEWEST_DIGITS = 3
/** Source: ITU-T E.164 */
const MOST_DIGITS = 15
const MOST_WORDS = 6

/** Reads a text that somebody types to find something: a phone number in any format, an address, a name… */
export function readSearch(typed: string): Reading {
  const text = tidy(typed.slice(0, 10 * LONGEST_SEARCH))
  const nothing = { text, id: null, phone: null, number: null, email: null, code: null, words: [] }
  if (text === '') return { ...nothing, problem: 'empty' }
  if (text.length > LONGEST_SEARCH)
    return { ...nothing, text: text.slice(0, LONGEST_SEARCH), problem: 'long' }
  if (!/[\p{L}\p{N}]/u.test(text)) return { ...nothing, problem: 'symbols' }
  if (isId(text)) return { ...nothing, id: text.toLowerCase(), problem: null }
  const found = {
    phone: phoneOf(text),
    number: numberOf(text),
    email: text.includes('@') && text.length > 3 && !text.includes(' ') ? text.toLowerCase() : null,
    code: codeOf(text),
    words: wordsOf(text),
  }
  const readable =
    found.words.length > 0 || [found.phone, found.number, found.email, found.code].some(Boolean)
  return { ...nothing, ...found, problem: readable ? null : 'short' }
}

function phoneOf(text: string): string | null {
  if (!PHONE.test(text)) return null
  // In front of a country's code stands 00, in front of an area's 0.
  const all = text.replace(/\D/g, '')
  const digits = all.length > 6 ? all.replace(/^0+/, '') : all
  return digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS ? digits : null
}

function numberOf(text: string): string | null {
  const number = text.replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z0-9]{4,30}$/.test(number) && /\d/.test(number) ? number : null
}

function codeOf(text: string): string | null {
  return /^[\w./-]{3,}$/.test(text) && /[a-z0-9]/i.test(text) ? text : null
}

function wordsOf(text: string): string[] {
  if (text.includes('@') || PHONE.test(text)) return []
  const words = text
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
  // Two letters find names that begin with them.
  return words.some((word) => findableInside(word) || word.length >= 2) ? words : []
}
