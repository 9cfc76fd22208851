import type { ClientBase, QueryResultRow } from 'pg'

/**
 * The instants a snapshot counts from and to, by the database's clock and the bank's time zone. All its statements
 * run in one repeatable-read transaction, so that they see the same rows.
 */
export type Clock = {
  now: Date
  timeZone: string
  /** The bank's current day, `YYYY-MM-DD`. */
  today: string
  dayStart: Date
  yesterdayStart: Date
  /** This time of day, yesterday. */
  yesterdayNow: Date
}

/** Reads the clock of the transaction. */
export async function readClock(client: ClientBase, timeZone: string): Promise<Clock> {
  const row = await one<Omit<Clock, 'timeZone'>>(
    client,
    `SELECT now() AS now,
            to_char(now() AT TIME ZONE $1, 'YYYY-MM-DD') AS today,
            date_trunc('day', now(), $1) AS "dayStart",
            (date_trunc('day', now() AT TIME ZONE $1) - interval '1 day') AT TIME ZONE $1 AS "yesterdayStart",
            (now() AT TIME ZONE $1 - interval '1 day') AT TIME ZONE $1 AS "yesterdayNow"`,
    [timeZone],
  )
  return { ...row, timeZone }
}

/** The rows of a parameterised statement. */
export async function many<Row extends QueryResultRow>(
  client: ClientBase,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await client.query<Row>(sql, [...parameters])
  return rows
}

/**
 * The only row of a parameterised statement.
 * @throws when there is none
 */
export async function one<Row extends QueryResultRow>(
  client: ClientBase,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const [row] = await many<Row>(client, sql, parameters)
  if (!row) throw new Error('a statement that always has one row had none')
  return row
}

/** Rows of (key, count) as an object. */
export function byKey(rows: readonly { key: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]))
}

/** Sum of the counts. */
export function total(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}
