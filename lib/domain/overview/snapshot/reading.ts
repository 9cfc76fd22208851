import type { ClientBase } from 'pg'
import type { BankSnapshot, Histogram } from '../dto'
import { type Cells, decimal, sumOf } from '../statistics/cells'
import { type Clock, many } from './query'

/** What the parts of a snapshot read from: statistics by the hour, and the rows of the bank for parts of an hour. */
export type Reading = { client: ClientBase; clock: Clock; cells: Cells }

type Pair = BankSnapshot['customers']['created']
type Months = BankSnapshot['customers']['createdWindow']

/** What is counted: cells by the hour, and the rows they count, by a time column with an index. */
type Counted = { measure: string; a?: string; table: string; column: string; condition?: string }

/** How many rows lie between the beginning of an hour and a moment in it. */
async function partOfHour(
  { client }: Reading,
  { table, column, condition = 'true' }: Counted,
  hour: Date,
  until: Date,
): Promise<number> {
  const [row] = await many<{ count: number }>(
    client,
    `SELECT count(*)::float8 AS count FROM ${table} WHERE ${column} >= $1 AND ${column} < $2 AND ${condition}`,
    [hour, until],
  )
  return row?.count ?? 0
}

/** Today so far, and yesterday up to the same time of day. */
export async function dayPair(reading: Reading, counted: Counted): Promise<Pair> {
  const { cells, clock } = reading
  const { measure, a } = counted
  const hours = cells.count(measure, { a, from: clock.yesterdayStart, to: clock.yesterdayHour })
  return {
    today: cells.count(measure, { a, from: clock.dayStart }),
    yesterday: hours + (await partOfHour(reading, counted, clock.yesterdayHour, clock.yesterdayNow)),
  }
}

/** The last 30 days. */
export async function lastMonth(reading: Reading, counted: Counted): Promise<number> {
  const { cells, clock } = reading
  const { measure, a } = counted
  const part = await partOfHour(reading, counted, clock.ago30Hour, clock.ago30)
  return cells.count(measure, { a, from: clock.ago30Hour }) - part
}

/** The last 30 days, and the 30 before them. */
export async function monthPair(reading: Reading, counted: Counted): Promise<Months> {
  const { cells, clock } = reading
  const { measure, a } = counted
  const last30d = await lastMonth(reading, counted)
  const part60 = await partOfHour(reading, counted, clock.ago60Hour, clock.ago60)
  return { last30d, previous30d: cells.count(measure, { a, from: clock.ago60Hour }) - part60 - last30d }
}

/** The histogram of a measure, of one value of its first dimension if given. */
export function histogramOf(cells: Cells, measure: string, edges: readonly number[], a?: string): Histogram {
  const buckets = Array<number>(edges.length + 1).fill(0)
  const found = cells.of(measure, { a })
  for (const { bucket, n } of found) buckets[bucket] = (buckets[bucket] ?? 0) + n
  return { buckets, sum: decimal(sumOf(found), 3) }
}

/** A histogram for each value of the first dimension. */
export function histogramsOf(cells: Cells, measure: string, edges: readonly number[]) {
  const keys = Object.keys(cells.countBy(measure, 'a'))
  return Object.fromEntries(keys.map((key) => [key, histogramOf(cells, measure, edges, key)]))
}
