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
  /** This time of day, yesterday, and the beginning of its hour. */
  yesterdayNow: Date
  yesterdayHour: Date
  hourStart: Date
  /** 30 and 60 times 24 hours ago, and the beginnings of their hours. */
  ago30: Date
  ago30Hour: Date
  ago60: Date
  ago60Hour: Date
}

/** Reads the clock of the transaction, or of an instant given. */
export async function readClock(client: ClientBase, timeZone: string, now: Date | null): Promise<Clock> {
  const row = await one<Omit<Clock, 'timeZone'>>(
    client,
    `SELECT now, to_char(now AT TIME ZONE $1, 'YYYY-MM-DD') AS today,
            date_trunc('day', now, $1) AS "dayStart",
            (date_trunc('day', now AT TIME ZONE $1) - interval '1 day') AT TIME ZONE $1 AS "yesterdayStart",
            yesterday AS "yesterdayNow", date_trunc('hour', yesterday, $1) AS "yesterdayHour",
            date_trunc('hour', now, $1) AS "hourStart",
            ago30, date_trunc('hour', ago30, $1) AS "ago30Hour",
            ago60, date_trunc('hour', ago60, $1) AS "ago60Hour"
     FROM (SELECT now, (now AT TIME ZONE $1 - interval '1 day') AT TIME ZONE $1 AS yesterday,
                  now - interval '720 hours' AS ago30, now - interval '1440 hours' AS ago60
           FROM (SELECT coalesce($2, now()) AS now) c) c`,
    [timeZone, now],
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
