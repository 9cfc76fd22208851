import { formatMoney } from '@/lib/format/money'
import { type Hit, MOST_ROWS, type TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  hourly: boolean
  count: number
  median: number | null
  total: string
  ids: string[]
}

/** Attempts count whatever became of them. An hour is rolling; a day is the bank's. */
const SQL = `
  WITH fresh AS (SELECT wallet_id, min(created_at) AS low, max(created_at) AS high FROM transactions WHERE id = ANY($1) GROUP BY 1),
  near AS (
    SELECT f.wallet_id, f.low, t.customer_id, t.id, t.created_at,
           count(*) OVER (PARTITION BY f.wallet_id ORDER BY t.created_at
                          RANGE BETWEEN interval '59 minutes 59.999 seconds' PRECEDING AND CURRENT ROW) AS n
      FROM fresh f JOIN transactions t ON t.wallet_id = f.wallet_id
       AND t.created_at > f.low - interval '1 hour' AND t.created_at < f.high + interval '1 hour'),
  hours AS (
    SELECT DISTINCT ON (wallet_id, anchor) wallet_id, customer_id, created_at AS at, n, anchor
      FROM (SELECT *, 'hour ' || to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') AS anchor FROM near) x
     WHERE n > $2 AND created_at >= low ORDER BY wallet_id, anchor, created_at),
  days AS MATERIALIZED (
    SELECT d.wallet_id, d.customer_id, d.day, t.n, t.at
      FROM (SELECT DISTINCT wallet_id, customer_id, (created_at AT TIME ZONE $6)::date AS day FROM transactions WHERE id = ANY($1)) d
      CROSS JOIN LATERAL (
        SELECT count(*) AS n, max(created_at) AS at FROM transactions t WHERE t.wallet_id = d.wallet_id
           AND created_at >= d.day::timestamp AT TIME ZONE $6 AND created_at < (d.day + 1)::timestamp AT TIME ZONE $6) t
     WHERE t.n > $4),
  busy AS (
    SELECT d.wallet_id, d.customer_id, d.at, d.n, m.median, 'day ' || d.day AS anchor, d.day
      FROM days d CROSS JOIN LATERAL (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n) AS median, count(*) AS active FROM (
          SELECT count(*) AS n FROM transactions t WHERE t.wallet_id = d.wallet_id
             AND created_at >= (d.day - 30)::timestamp AT TIME ZONE $6 AND created_at < d.day::timestamp AT TIME ZONE $6
           GROUP BY (created_at AT TIME ZONE $6)::date) x) m
     WHERE m.active >= $5 AND d.n > $3 * m.median),
  found AS (
    SELECT wallet_id, customer_id, at, n, NULL::float8 AS median, anchor, at - interval '59 minutes 59.999 seconds' AS since FROM hours
    UNION ALL SELECT wallet_id, customer_id, at, n, median, anchor, day::timestamp AT TIME ZONE $6 FROM busy)
  SELECT f.customer_id AS "customerId", f.wallet_id AS "walletId", f.anchor, f.at, f.median IS NULL AS hourly, f.n::int AS count,
         f.median, e.total::text AS total, e.ids[1:${MOST_ROWS}] AS ids
    FROM found f CROSS JOIN LATERAL (
      SELECT sum(amount) AS total, array_agg(id ORDER BY created_at DESC, id) AS ids FROM transactions t
       WHERE t.wallet_id = f.wallet_id AND t.created_at >= f.since AND t.created_at <= f.at) e`

export const velocity: TransactionRule<'perHour' | 'timesMedian' | 'perDay' | 'activeDays'> = {
  rule: 'velocity',
  name: 'Velocity',
  about:
    'More transactions in an hour, or in a day against the wallet’s own month, than a person makes: a stolen phone, a script, or a wallet that is run for others.',
  thresholds: {
    perHour: {
      label: 'More than this many in any hour',
      unit: 'transactions',
      help: 'Attempts count, whatever became of them.',
      ...{ least: 2, most: 1_000, whole: true },
    },
    timesMedian: {
      label: 'Or more in a day than so many times the wallet’s median day',
      unit: '×',
      help: 'The median of the days with transactions, of the 30 before.',
      ...{ least: 1.5, most: 100, whole: false },
    },
    perDay: {
      label: 'And then more in that day than',
      unit: 'transactions',
      help: 'So that three instead of none in a day is no case.',
      ...{ least: 1, most: 1_000, whole: true },
    },
    activeDays: {
      label: 'Of a wallet with at least',
      unit: 'active days',
      help: 'In the 30 days before: without a habit there is none to leave.',
      ...{ least: 1, most: 30, whole: true },
    },
  },
  async find(client, { transactionIds }, { perHour, timesMedian, perDay, activeDays }, timeZone) {
    const values = [transactionIds, perHour, timesMedian, perDay, activeDays, timeZone]
    const { rows } = await client.query<Row>(SQL, values)
    return rows.map(
      ({ customerId, walletId, anchor, at, hourly, count, median, total, ids }): Hit => ({
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: hourly ? 'medium' : 'low',
        sentence: hourly
          ? `${count} transactions within an hour, ${formatMoney(total)} together.`
          : `${count} transactions in one day, ${formatMoney(total)} together; the wallet’s median day has ${median}.`,
        transactionIds: ids,
      }),
    )
  },
}
