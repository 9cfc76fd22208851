import { formatMoney } from '@/lib/format/money'
import { type Hit, MOST_ROWS, type TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  direction: 'credit' | 'debit'
  inDay: number
  inWeek: number
  total: string
  ids: string[]
}

/** Cash over a counter, in or out, that is just too little to be reported. Windows are rolling. */
const BAND = `channel = 'cash' AND completed_at IS NOT NULL AND type <> 'fee' AND amount >= $2 AND amount < $3`

const SQL = `
  WITH fresh AS (
    SELECT wallet_id, direction, min(created_at) AS low, max(created_at) AS high FROM transactions
     WHERE id = ANY($1) AND ${BAND} GROUP BY 1, 2),
  near AS (
    SELECT f.low, t.wallet_id, t.customer_id, t.direction, t.id, t.created_at,
           count(*) OVER (w RANGE BETWEEN interval '23:59:59.999' PRECEDING AND CURRENT ROW) AS in_day,
           count(*) OVER (w RANGE BETWEEN interval '6 days 23:59:59.999' PRECEDING AND CURRENT ROW) AS in_week
      FROM fresh f CROSS JOIN LATERAL (
        SELECT * FROM transactions t WHERE t.wallet_id = f.wallet_id AND t.direction = f.direction
           AND t.created_at > f.low - interval '7 days' AND t.created_at < f.high + interval '7 days' AND ${BAND}) t
    WINDOW w AS (PARTITION BY f.wallet_id, f.direction ORDER BY t.created_at))
  SELECT n.customer_id AS "customerId", n.wallet_id AS "walletId", n.id::text AS anchor, n.created_at AS at, n.direction::text,
         n.in_day::int AS "inDay", n.in_week::int AS "inWeek", e.total::text AS total, e.ids[1:${MOST_ROWS}] AS ids
    FROM near n CROSS JOIN LATERAL (
      SELECT sum(amount) AS total, array_agg(id ORDER BY created_at DESC, id) AS ids FROM transactions t
       WHERE t.wallet_id = n.wallet_id AND t.direction = n.direction AND t.created_at <= n.created_at
         AND t.created_at > n.created_at - CASE WHEN n.in_day >= $4 THEN interval '24 hours' ELSE interval '7 days' END
         AND ${BAND}) e
   WHERE n.created_at >= n.low AND (n.in_day >= $4 OR n.in_week >= $5)`

export const structuring: TransactionRule<'reportAt' | 'fromPercent' | 'inDay' | 'inWeek'> = {
  rule: 'structuring',
  name: 'Structuring',
  about:
    'Several amounts of cash, each just under the amount from which cash is reported: one large sum, cut up so that nobody is told of it.',
  thresholds: {
    reportAt: {
      label: 'Cash is reported from',
      unit: 'P',
      help: 'Amounts below it are looked at.',
      ...{ least: 1_000, most: 1_000_000, whole: false },
    },
    fromPercent: {
      label: 'Just under it begins at',
      unit: '%',
      help: 'Of that amount.',
      ...{ least: 50, most: 99, whole: false },
    },
    inDay: {
      label: 'At least so many in 24 hours',
      unit: 'amounts',
      help: 'In one direction: paid in, or paid out.',
      ...{ least: 2, most: 100, whole: true },
    },
    inWeek: {
      label: 'Or at least so many in 7 days',
      unit: 'amounts',
      help: 'In one direction: paid in, or paid out.',
      ...{ least: 2, most: 100, whole: true },
    },
  },
  async find(client, { transactionIds }, { reportAt, fromPercent, inDay, inWeek }) {
    const from = ((reportAt * fromPercent) / 100).toFixed(2)
    const { rows } = await client.query<Row>(SQL, [transactionIds, from, reportAt.toFixed(2), inDay, inWeek])
    return rows.map(({ customerId, walletId, anchor, at, direction, total, ids, ...row }): Hit => {
      const sameDay = row.inDay >= inDay
      const what = direction === 'credit' ? 'paid in' : 'paid out'
      return {
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: sameDay ? 'high' : 'medium',
        sentence: `${sameDay ? row.inDay : row.inWeek} amounts of cash ${what} within ${sameDay ? '24 hours' : '7 days'}, each between ${formatMoney(from)} and just under ${formatMoney(reportAt.toFixed(2))}: ${formatMoney(total)} together.`,
        transactionIds: ids,
      }
    })
  },
}
