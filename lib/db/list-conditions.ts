import 'server-only'
import { env } from '@/lib/env'
import { instantOf } from '@/lib/format/zone'
import { dayOf } from '@/lib/list/period'
import { tidy } from '@/lib/list/search-text'
import { Prisma } from './generated/client'

/** A condition of a list. `walks` marks one without an index: it is only tested on rows that the order brings along. */
export type Condition = { sql: Prisma.Sql; walks?: boolean }

/** Building blocks of list conditions. Every value is a parameter; only the names of columns and types are text. */

/** The conditions that are there: filters that are not set leave theirs out. */
export function present(...conditions: (Condition | null | undefined)[]): Condition[] {
  return conditions.filter((condition) => condition !== null && condition !== undefined)
}

/** One of the chosen values of an enum. */
export function anyOf(
  column: Prisma.Sql,
  type: string,
  values: readonly string[] | undefined,
  { walks = false }: { walks?: boolean } = {},
): Condition | null {
  if (!values) return null
  const [only] = values
  const cast = Prisma.raw(`::${type}`)
  // A single value as such: the planner sees that a partial index covers it.
  return values.length === 1
    ? { sql: Prisma.sql`${column} = ${only}${cast}`, walks }
    : { sql: Prisma.sql`${column} = ANY(${[...values]}${cast}[])`, walks }
}

/** The record that a link asked for. */
export function is(column: Prisma.Sql, values: readonly string[] | undefined): Condition | null {
  return values ? { sql: Prisma.sql`${column} = ${values[0]}::uuid` } : null
}

/** Between two days of the bank's zone, both included, or two instants, the second left out. */
export function within(column: Prisma.Sql, values: readonly string[] | undefined): Condition | null {
  if (!values) return null
  const zone = env().BANK_TIME_ZONE
  const today = todayIn(zone)
  const [from, to] = values.map((bound) => ({ bound, day: dayOf(bound, today) }))
  const start = from?.bound && (from.day ? dayStart(from.day, 0, zone) : instant(from.bound))
  const end = to?.bound && (to.day ? dayStart(to.day, 1, zone) : instant(to.bound))
  const parts = [start && Prisma.sql`${column} >= ${start}`, end && Prisma.sql`${column} < ${end}`]
  return {
    sql: Prisma.join(
      parts.filter((part) => part instanceof Prisma.Sql),
      ' AND ',
    ),
  }
}

/** The same period as instants, the second left out; null where it is open. */
export function periodBounds(
  values: readonly string[],
  zone: string,
): { from: Date | null; to: Date | null } {
  const today = todayIn(zone)
  const at = (bound: string | undefined, plus: number): Date | null => {
    if (!bound) return null
    const day = dayOf(bound, today)
    if (!day) return new Date(bound)
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    return instantOf({ year, month, day: date + plus, hour: 0, minute: 0 }, zone)
  }
  return { from: at(values[0], 0), to: at(values[1], 1) }
}

/** From a least to a most amount, either may be open. */
export function between(
  column: Prisma.Sql,
  values: readonly string[] | undefined,
  { walks = false }: { walks?: boolean } = {},
): Condition | null {
  if (!values) return null
  const [min, max] = values
  const parts = [
    min && Prisma.sql`${column} >= ${min}::numeric`,
    max && Prisma.sql`${column} <= ${max}::numeric`,
  ]
  return {
    sql: Prisma.join(
      parts.filter((part) => part instanceof Prisma.Sql),
      ' AND ',
    ),
    walks,
  }
}

/**
 * The few rows that an index of their own leads to, found before anything is ordered: on the way through all rows by
 * their birth they are far apart.
 */
export function foundFirst(table: string, where: Prisma.Sql): Condition {
  return { sql: Prisma.sql`t.id = ANY (ARRAY(SELECT t.id FROM ${Prisma.raw(table)} t WHERE ${where}))` }
}

/** Every word somewhere in the name, in any order, case and script. */
export function named(column: Prisma.Sql, words: readonly string[], { walks = false } = {}): Condition {
  const each = words.map(
    (word) => Prisma.sql`search_key(${column}) LIKE search_key(${`%${literal(tidy(word))}%`})`,
  )
  return { sql: Prisma.join(each, ' AND '), walks }
}

/** A name that begins so, by the index on its search key. */
export function nameStarts(column: Prisma.Sql, text: string): Condition {
  return { sql: Prisma.sql`search_key(${column}) LIKE search_key(${`${literal(tidy(text))}%`})` }
}

/** A name that is only like it, with the threshold of `pg_trgm.word_similarity_threshold`. */
export function nameLike(column: Prisma.Sql, text: string): Condition {
  return { sql: Prisma.sql`search_key(${column}) %> search_key(${text})` }
}

/** Ends with these digits, by the index on the reversed column. */
export function endsWith(column: Prisma.Sql, digits: string): Condition {
  return { sql: Prisma.sql`reverse(${column}) LIKE ${`${literal([...digits].reverse().join(''))}%`}` }
}

/** Starts with this text, by an index that compares byte by byte. */
export function startsWith(column: Prisma.Sql, text: string): Condition {
  return { sql: Prisma.sql`${column} LIKE ${`${literal(text)}%`}` }
}

/** `2026-11-24` in the zone now. */
function todayIn(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date())
}

function dayStart(day: string, plus: number, zone: string): Prisma.Sql {
  return Prisma.sql`((${day}::date + ${plus}::int)::timestamp AT TIME ZONE ${zone})`
}

function instant(text: string): Prisma.Sql {
  return Prisma.sql`${text}::timestamptz`
}

function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
