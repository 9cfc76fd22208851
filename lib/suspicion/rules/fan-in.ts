import { formatMoney } from '@/lib/format/money'
import { type Hit, MOST_ROWS, type TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  senders: number
  total: string
  ids: string[]
}

/** A payment is one edge, whichever of its two sides were written. As many per wallet are looked at. */
const MOST_PAYMENTS = 1_000

const SQL = `
  WITH fresh AS (
    SELECT payee, min(created_at) AS low, max(created_at) AS high FROM suspicious_payments WHERE id = ANY($1) AND is_paid GROUP BY 1),
  near AS MATERIALIZED (
    SELECT f.payee, f.low, p.payer, p.amount, p.created_at, p.id, count(*) FILTER (WHERE is_first) OVER (PARTITION BY f.payee) AS senders
      FROM fresh f CROSS JOIN LATERAL (
        SELECT payer, amount, created_at, (array_agg(id ORDER BY id))[1] AS id,
               row_number() OVER (PARTITION BY payer ORDER BY created_at) = 1 AS is_first
          FROM (SELECT * FROM suspicious_payments p WHERE p.payee = f.payee AND p.is_paid
                   AND p.created_at > f.low - make_interval(hours => $3) AND p.created_at < f.high + make_interval(hours => $3)
                 ORDER BY created_at DESC LIMIT ${MOST_PAYMENTS}) p
         GROUP BY payer, amount, created_at) p)
  SELECT w.customer_id AS "customerId", w.id AS "walletId", n.id::text AS anchor, n.created_at AS at,
         e.senders::int AS senders, e.total::text AS total, e.ids[1:${MOST_ROWS}] AS ids
    FROM near n JOIN wallets w ON w.id = n.payee CROSS JOIN LATERAL (
      SELECT count(DISTINCT payer) AS senders, sum(amount) AS total, array_agg(id ORDER BY created_at DESC, id) AS ids FROM near p
       WHERE p.payee = n.payee AND p.created_at <= n.created_at AND p.created_at > n.created_at - make_interval(hours => $3)) e
   WHERE n.senders >= $2 AND n.created_at >= n.low AND e.senders >= $2 AND e.total >= $4`

export const fanIn: TransactionRule<'senders' | 'hours' | 'least'> = {
  rule: 'fan_in',
  name: 'Fan-in',
  about:
    'Many people send money to one wallet within a day: it may collect for somebody, as in a pyramid or an advance-fee fraud.',
  thresholds: {
    senders: {
      label: 'At least so many senders',
      unit: 'wallets',
      help: 'Each counts once.',
      ...{ least: 2, most: 1_000, whole: true },
    },
    hours: {
      label: 'Within',
      unit: 'hours',
      help: 'Ending with each payment.',
      ...{ least: 1, most: 168, whole: true },
    },
    least: {
      label: 'Together at least',
      unit: 'P',
      help: 'Small change among friends is no case.',
      ...{ least: 0, most: 1_000_000, whole: false },
    },
  },
  async find(client, { transactionIds }, { senders, hours, least }) {
    const { rows } = await client.query<Row>(SQL, [transactionIds, senders, hours, least])
    return rows.map(
      ({ customerId, walletId, anchor, at, total, ids, ...row }): Hit => ({
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: row.senders >= 2 * senders ? 'high' : 'medium',
        sentence: `${row.senders} different wallets sent ${formatMoney(total)} within ${hours} hours.`,
        transactionIds: ids,
      }),
    )
  },
}
