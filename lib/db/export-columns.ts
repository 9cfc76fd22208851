import 'server-only'
import { Prisma } from './generated/client'

/** What of a list can leave in a file: SQL that makes the cell, so that no row passes through JavaScript. */
export type ExportColumn = {
  /** In the head of the file, and the key in JSON. */
  name: string
  /** The column of the list that shows it. */
  of: string
  kind: 'text' | 'plain' | 'money' | 'time' | 'yes_no' | 'json'
  sql: Prisma.Sql
  /** What is left of it for those who may not see it whole. */
  masked?: Prisma.Sql
}

type More = { of?: string }
const make =
  (kind: ExportColumn['kind']) =>
  (name: string, sql: Prisma.Sql, { of = name }: More = {}): ExportColumn => ({ name, of, kind, sql })

/** Words that somebody outside could have chosen. */
export const text = make('text')
/** What the bank's own code wrote: statuses, references, numbers. */
export const plain = make('plain')
export const money = make('money')
/** An instant, in UTC. */
export const time = make('time')
export const yesNo = make('yes_no')
export const json = make('json')

const MASKS = {
  lastFour: (sql: Prisma.Sql) => Prisma.sql`'•••• ' || right(${sql}, 4)`,
  email: (sql: Prisma.Sql) => Prisma.sql`left(${sql}, 1) || '•••' || substr(${sql}, strpos(${sql}, '@'))`,
}

/** Personal data, masked as the list masks it. */
export function personal(
  name: string,
  mask: keyof typeof MASKS,
  sql: Prisma.Sql,
  { of = name }: More = {},
): ExportColumn {
  return { name, of, kind: 'text', sql, masked: MASKS[mask](sql) }
}

/** The customer of a row, joined as `c`. */
export const customer: readonly ExportColumn[] = [
  text('customer', Prisma.sql`c.full_name`),
  personal('phone', 'lastFour', Prisma.sql`c.phone`, { of: 'customer' }),
]

export type ExportFormat = 'csv' | 'json'

/** One column of the statement, ready for the format. */
export function cell(column: ExportColumn, format: ExportFormat, whole: boolean): Prisma.Sql {
  const sql = whole ? column.sql : (column.masked ?? column.sql)
  const value = format === 'csv' ? csvCell(column.kind, sql) : jsonCell(column.kind, sql)
  return Prisma.sql`${value} AS ${Prisma.raw(`"${column.name}"`)}`
}

/**
 * A cell that a spreadsheet would run as a formula is made text by a leading apostrophe.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(kind: ExportColumn['kind'], sql: Prisma.Sql): Prisma.Sql {
  if (kind === 'text') {
    return Prisma.sql`CASE WHEN left(${sql}, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r', E'\\n') THEN '''' || ${sql} ELSE ${sql} END`
  }
  return kind === 'yes_no' ? Prisma.sql`CASE WHEN ${sql} THEN 'yes' WHEN NOT ${sql} THEN 'no' END` : sql
}

/** Amounts are texts: a JSON number would not keep them to the thebe in every program. */
function jsonCell(kind: ExportColumn['kind'], sql: Prisma.Sql): Prisma.Sql {
  return kind === 'money' ? Prisma.sql`(${sql})::text` : sql
}
