import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { type Clock, many } from './query'
import { EMPTY_WINDOW, WINDOW_COLUMNS } from './transactions'

type Series = BankSnapshot['series']
type Hour = Series['hours'][number]
type Day = Omit<Series['days'][number], 'walletBalance'>
type Month = Series['months'][number]

const HOUR_MS = 3_600_000

/** Transactions by the hour of their creation from an instant to now: every hour, also those without any. */
export async function readHours(client: ClientBase, clock: Clock, from: Date): Promise<Hour[]> {
  const rows = await many<Omit<Hour, 'at'> & { at: Date }>(
    client,
    `SELECT date_trunc('hour', created_at, $2) AS at, ${WINDOW_COLUMNS}
     FROM transactions WHERE created_at >= $1 GROUP BY 1`,
    [from, clock.timeZone],
  )
  const known = new Map(rows.map((row) => [row.at.getTime(), row]))
  const hours: Hour[] = []
  for (let at = from.getTime(); at <= clock.now.getTime(); at += HOUR_MS) {
    hours.push({ ...EMPTY_WINDOW, ...known.get(at), at: new Date(at).toISOString() })
  }
  return hours
}

/** What was created on each of the bank's last so many days, today included: also days without any. */
export function readDays(client: ClientBase, clock: Clock, days: number): Promise<Day[]> {
  const perDay = (table: string, column: string) =>
    `SELECT (${column} AT TIME ZONE $2)::date AS date, count(*)::float8 AS count
     FROM ${table}, start WHERE ${column} >= start.at GROUP BY 1`
  return many<Day>(
    client,
    `WITH day AS (SELECT generate_series($1::date - ($3::int - 1), $1::date, interval '1 day')::date AS date),
          start AS MATERIALIZED (SELECT min(date)::timestamp AT TIME ZONE $2 AS at FROM day),
          moved AS (SELECT (created_at AT TIME ZONE $2)::date AS date, ${WINDOW_COLUMNS}
                    FROM transactions, start WHERE created_at >= start.at GROUP BY 1)
     SELECT to_char(date, 'YYYY-MM-DD') AS date,
            coalesce(moved.count, 0) AS count, coalesce(moved.volume, '0.00') AS volume,
            coalesce(moved.completed, 0) AS completed, coalesce(moved.failed, 0) AS failed,
            coalesce(c.count, 0) AS "customersCreated", coalesce(m.count, 0) AS "merchantsCreated",
            coalesce(q.count, 0) AS "qrGenerated", coalesce(k.count, 0) AS "kycSubmitted"
     FROM day
     LEFT JOIN moved USING (date)
     LEFT JOIN (${perDay('customers', 'created_at')}) c USING (date)
     LEFT JOIN (${perDay('merchants', 'created_at')}) m USING (date)
     LEFT JOIN (${perDay('qr_codes', 'created_at')}) q USING (date)
     LEFT JOIN (${perDay('kyc_records', 'submitted_at')}) k USING (date)
     ORDER BY date`,
    [clock.today, clock.timeZone, days],
  )
}

/** Transactions by the bank's month of their creation, the last so many months, the current one included. */
export function readMonths(client: ClientBase, clock: Clock, months: number): Promise<Month[]> {
  return many<Month>(
    client,
    `WITH month AS (
       SELECT generate_series(date_trunc('month', $1::date) - make_interval(months => $3::int - 1),
                              date_trunc('month', $1::date), interval '1 month')::date AS date),
          start AS MATERIALIZED (SELECT min(date)::timestamp AT TIME ZONE $2 AS at FROM month),
          moved AS (SELECT date_trunc('month', created_at AT TIME ZONE $2)::date AS date, ${WINDOW_COLUMNS}
                    FROM transactions, start WHERE created_at >= start.at GROUP BY 1)
     SELECT to_char(date, 'YYYY-MM') AS month,
            coalesce(count, 0) AS count, coalesce(volume, '0.00') AS volume,
            coalesce(completed, 0) AS completed, coalesce(failed, 0) AS failed
     FROM month LEFT JOIN moved USING (date) ORDER BY date`,
    [clock.today, clock.timeZone, months],
  )
}

/**
 * Sum of all balances at the end of each of the last so many days, today's up to now, by date: today's sum less
 * what has moved since. A movement counts when it was completed.
 */
export async function readBalances(
  client: ClientBase,
  clock: Clock,
  days: number,
): Promise<Map<string, string>> {
  const rows = await many<{ date: string; balance: string }>(
    client,
    `WITH day AS (SELECT generate_series($1::date - ($3::int - 1), $1::date, interval '1 day')::date AS date),
          start AS MATERIALIZED (SELECT min(date)::timestamp AT TIME ZONE $2 AS at FROM day),
          moved AS (SELECT (coalesce(completed_at, created_at) AT TIME ZONE $2)::date AS date,
                           sum(balance_after - balance_before) AS amount
                    FROM transactions, start
                    WHERE balance_after IS NOT NULL AND coalesce(completed_at, created_at) >= start.at
                    GROUP BY 1)
     SELECT to_char(day.date, 'YYYY-MM-DD') AS date,
            ((SELECT coalesce(sum(balance), 0) FROM wallets)
              - coalesce(sum(moved.amount) OVER (ORDER BY day.date DESC
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::numeric(30, 2)::text AS balance
     FROM day LEFT JOIN moved USING (date)`,
    [clock.today, clock.timeZone, days],
  )
  return new Map(rows.map(({ date, balance }) => [date, balance]))
}
