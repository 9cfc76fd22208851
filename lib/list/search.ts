import { findableInside, tidy } from './search-text'

/** What a search text looks like: the query that an index answers follows from it. */
export type SearchTerm =
  | { kind: 'none' }
  | { kind: 'id'; id: string }
  /** The last digits of a phone number, or all of them. */
  | { kind: 'digits'; digits: string }
  | { kind: 'reference'; text: string }
  | { kind: 'email'; text: string }
  | { kind: 'words'; words: string[] }
  /** Too little to look for: asks for more letters. */
  | { kind: 'short' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PHONE = /^\+?[\d\s()-]+$/
const SHORTEST = 3

/** Reads a search text. `reference` is how references of this list begin, as `TXN-`. */
export function searchTerm(typed: string, reference?: string): SearchTerm {
  const q = tidy(typed)
  if (q === '') return { kind: 'none' }
  if (UUID.test(q)) return { kind: 'id', id: q.toLowerCase() }
  if (reference && q.toUpperCase().startsWith(reference)) return { kind: 'reference', text: q.toUpperCase() }
  if (PHONE.test(q)) {
    const digits = q.replace(/\D/g, '')
    return digits.length >= SHORTEST ? { kind: 'digits', digits: digits.slice(-15) } : { kind: 'short' }
  }
  if (q.includes('@'))
    return q.length > SHORTEST ? { kind: 'email', text: q.toLowerCase() } : { kind: 'short' }
  const words = q
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 6)
  return words.some(findableInside) ? { kind: 'words', words } : { kind: 'short' }
}
