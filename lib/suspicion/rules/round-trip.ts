import { formatMoney } from '@/lib/format/money'
import type { Hit, TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  amount: string
  hops: number
  hours: number
  ids: string[]
}

/** Per wallet and step so many payments are followed: a hub with thousands of equal ones must not make this explode. */
const BREADTH = 20

/**
 * From the payment that came home backwards, along payments of about the same amount, to the wallet that it came home
 * to. No wallet is passed twice, so that a circle on the way ends the search and does not go on for ever.
 */
const SQL = `
  WITH RECURSIVE fresh AS (
    SELECT DISTINCT ON (payer, payee, amount, created_at) * FROM suspicious_payments
     WHERE id = ANY($1) AND is_paid AND amount >= $5 ORDER BY payer, payee, amount, created_at, id),
  walk AS (
    SELECT id AS anchor, payee AS home, payer AS at_wallet, amount, created_at AS closed_at, created_at AS stepped_at,
           1 AS hops, ARRAY[payee, payer] AS path, ARRAY[id] AS ids FROM fresh
    UNION ALL
    SELECT w.anchor, w.home, p.payer, w.amount, w.closed_at, p.created_at, w.hops + 1, w.path || p.payer, p.id || w.ids
      FROM walk w CROSS JOIN LATERAL (
        SELECT * FROM suspicious_payments p
         WHERE p.payee = w.at_wallet AND p.is_paid AND p.created_at <= w.stepped_at
           AND p.created_at >= w.closed_at - make_interval(hours => $3)
           AND p.amount BETWEEN w.amount * (1 - $4 / 100.0) AND w.amount * (1 + $4 / 100.0)
         ORDER BY p.created_at DESC LIMIT ${BREADTH}) p
     WHERE w.hops < $2 AND w.at_wallet <> w.home AND (p.payer = w.home OR p.payer <> ALL (w.path)))
  SELECT DISTINCT ON (w.anchor) x.customer_id AS "customerId", x.id AS "walletId", w.anchor::text AS anchor, w.closed_at AS at,
         w.amount::text AS amount, w.hops, ceil(extract(epoch FROM w.closed_at - w.stepped_at) / 3600)::int AS hours, w.ids
    FROM walk w JOIN wallets x ON x.id = w.home WHERE w.at_wallet = w.home AND w.hops >= 2 ORDER BY w.anchor, w.hops`

export const roundTrip: TransactionRule<'hops' | 'hours' | 'tolerancePercent' | 'least'> = {
  rule: 'round_trip',
  name: 'Round trip',
  about:
    'Money goes from wallet to wallet and comes back to where it began: turnover that hides where it came from, or is only meant to be seen.',
  thresholds: {
    hops: {
      label: 'Over at most',
      unit: 'payments',
      help: 'The one that comes home is the last of them.',
      ...{ least: 2, most: 4, whole: true },
    },
    hours: {
      label: 'Within',
      unit: 'hours',
      help: 'From the first payment to the last.',
      ...{ least: 1, most: 168, whole: true },
    },
    tolerancePercent: {
      label: 'Amounts that differ by at most',
      unit: '%',
      help: 'From the one that comes home, to either side.',
      ...{ least: 0, most: 50, whole: false },
    },
    least: {
      label: 'Of at least',
      unit: 'P',
      help: 'Friends pay small amounts back and forth.',
      ...{ least: 1, most: 1_000_000, whole: false },
    },
  },
  async find(client, { transactionIds }, { hops, hours, tolerancePercent, least }) {
    const { rows } = await client.query<Row>(SQL, [transactionIds, hops, hours, tolerancePercent, least])
    return rows.map(
      ({ customerId, walletId, anchor, at, amount, ids, ...row }): Hit => ({
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: 'high',
        sentence: `${formatMoney(amount)} came back over ${row.hops} payments, ${row.hours <= 1 ? 'within an hour' : `within ${row.hours} hours`}.`,
        transactionIds: ids,
      }),
    )
  },
}
