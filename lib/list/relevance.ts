import type { Reading } from './reading'
import { plain } from './search-text'

/** By what a record was found. */
export type Matched = 'id' | 'phone' | 'number' | 'email' | 'code' | 'name'

/** What of a record can be compared with what was typed. */
export type Comparable = {
  id: string
  /** A person's or a business's name. */
  name?: string | null
  phone?: string | null
  numbers?: readonly (string | null)[]
  email?: string | null
  codes?: readonly (string | null)[]
}

/** How well a record fits: 0 it is what was typed, 1 its words, 2 it begins so, 3 it is inside, 4 it is only like it. */
export type Relevance = { rank: 0 | 1 | 2 | 3 | 4; matched: Matched | null }

/** The best that can be said of a record. */
export function relevance(reading: Reading, record: Comparable): Relevance {
  const { id, phone, number, email, code, words } = reading
  const found: Relevance[] = [
    ...(id && id === record.id ? [{ rank: 0, matched: 'id' } as const] : []),
    ...(phone && record.phone ? endOf(record.phone, phone) : []),
    ...(number ? (record.numbers ?? []).flatMap((each) => startOf(each, number, 'number')) : []),
    ...(email ? startOf(record.email, email, 'email') : []),
    ...(code ? (record.codes ?? []).flatMap((each) => startOf(each, code, 'code')) : []),
    ...(words.length > 0 && record.name
      ? [{ rank: ofName(words, record.name), matched: 'name' } as const]
      : []),
  ]
  return found.reduce((best, each) => (each.rank < best.rank ? each : best), { rank: 4, matched: null })
}

/** Of a longer name the first so many are compared. */
const MOST_WORDS = 10

type Ranked = Relevance & { title: string; id: string }

/** The better fit first; of names that are only like the text the more alike; then in the order of the alphabet. */
export function byRelevance({ text }: Pick<Reading, 'text'>): (a: Ranked, b: Ranked) => number {
  return (a, b) =>
    a.rank - b.rank ||
    (a.rank === 4 ? likeness(text, b.title) - likeness(text, a.title) : 0) ||
    compare(a.title, b.title) ||
    compare(a.id, b.id)
}

/** The share, 0 to 1, of the text's groups of three letters that a name has as well. */
export function likeness(text: string, name: string): number {
  const [wanted, has] = [triples(text), triples(name)]
  return [...wanted].filter((triple) => has.has(triple)).length / Math.max(wanted.size, 1)
}

function triples(text: string): Set<string> {
  const padded = plain(text)
    .split(/\s+/)
    .map((word) => `  ${word} `)
  return new Set(padded.flatMap((word) => Array.from(word.slice(2), (_, at) => word.slice(at, at + 3))))
}

/** How the typed words fit a name, whatever their order. */
export function ofName(words: readonly string[], name: string): Relevance['rank'] {
  const typed = words.map(plain)
  const named = plain(name).split(/\s+/).slice(0, MOST_WORDS)
  if (named.length === typed.length && each(typed, named, (a, b) => a === b)) return 0
  if (each(typed, named, (a, b) => a === b)) return 1
  if (each(typed, named, (word, of) => of.startsWith(word))) return 2
  const whole = plain(name)
  return typed.every((word) => whole.includes(word)) ? 3 : 4
}

/** Whether each typed word fits a word of the name that no other one takes. */
function each(
  typed: readonly string[],
  named: readonly string[],
  fits: (a: string, b: string) => boolean,
): boolean {
  const [word, ...others] = typed
  if (word === undefined) return true
  return named.some((of, at) => fits(word, of) && each(others, named.toSpliced(at, 1), fits))
}

function endOf(phone: string, digits: string): Relevance[] {
  const all = phone.replace(/\D/g, '')
  if (!all.endsWith(digits)) return []
  return [{ rank: all === digits ? 0 : digits.length >= 7 ? 1 : 2, matched: 'phone' }]
}

function startOf(value: string | null | undefined, start: string, matched: Matched): Relevance[] {
  const [whole, typed] = [value?.toLowerCase(), start.toLowerCase()]
  if (!whole?.startsWith(typed)) return []
  return [{ rank: whole === typed ? 0 : 2, matched }]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
