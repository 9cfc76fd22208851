import { formatMoney } from '@/lib/format/money'
import { counted, type Hit, MOST_ROWS, type TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  amount: string
  out: string
  minutes: number
  ids: string[]
}

const SQL = `
  WITH fresh AS (
    SELECT wallet_id, min(created_at) AS low, max(created_at) AS high FROM transactions
     WHERE id = ANY($1) AND completed_at IS NOT NULL GROUP BY 1),
  arrived AS (
    SELECT t.* FROM fresh f CROSS JOIN LATERAL (
      SELECT wallet_id, customer_id, id, amount, created_at, balance_before FROM transactions t
       WHERE t.wallet_id = f.wallet_id AND t.created_at >= f.low - make_interval(mins => $4) AND t.created_at <= f.high
         AND t.direction = 'credit' AND t.completed_at IS NOT NULL AND t.type <> 'refund' AND t.amount >= $2) t
     WHERE t.balance_before <= t.amount * $5 / 100)
  SELECT a.customer_id AS "customerId", a.wallet_id AS "walletId", a.id::text AS anchor, o.last AS at,
         a.amount::text AS amount, o.total::text AS out, ceil(extract(epoch FROM o.last - a.created_at) / 60)::int AS minutes,
         (ARRAY[a.id] || o.ids)[1:${MOST_ROWS}] AS ids
    FROM arrived a CROSS JOIN LATERAL (
      SELECT sum(amount) AS total, max(created_at) AS last, array_agg(id ORDER BY created_at, id) AS ids FROM transactions t
       WHERE t.wallet_id = a.wallet_id AND t.direction = 'debit' AND t.completed_at IS NOT NULL AND t.type <> 'fee'
         AND (t.created_at, t.id) > (a.created_at, a.id) AND t.created_at <= a.created_at + make_interval(mins => $4)) o
   WHERE o.total >= a.amount * $3 / 100`

export const passThrough: TransactionRule<'least' | 'percentOut' | 'minutes' | 'heldPercent'> = {
  rule: 'pass_through',
  name: 'Pass-through',
  about:
    'A large amount arrives in a nearly empty wallet and almost all of it leaves at once: the wallet is only a station on the way.',
  thresholds: {
    least: {
      label: 'An amount of at least',
      unit: 'P',
      help: 'That arrived in one transaction.',
      ...{ least: 100, most: 1_000_000, whole: false },
    },
    percentOut: {
      label: 'Of which at least so much leaves',
      unit: '%',
      help: 'However many transactions that takes.',
      ...{ least: 10, most: 100, whole: false },
    },
    minutes: {
      label: 'Within',
      unit: 'minutes',
      help: 'Of its arrival.',
      ...{ least: 1, most: 1_440, whole: true },
    },
    heldPercent: {
      label: 'From a wallet that held at most',
      unit: '% of it',
      help: 'Before: who has money of their own may spend it.',
      ...{ least: 0, most: 1_000, whole: false },
    },
  },
  async find(client, { transactionIds }, { least, percentOut, minutes, heldPercent }) {
    const values = [transactionIds, least, percentOut, minutes, heldPercent]
    const { rows } = await client.query<Row>(SQL, values)
    return rows.map(({ customerId, walletId, anchor, at, amount, out, ids, ...row }): Hit => {
      const share = Math.floor((Number(out) / Number(amount)) * 100)
      return {
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: 'high',
        sentence: `${formatMoney(amount)} arrived and ${formatMoney(out)} (${share} %) left within ${counted(row.minutes, 'minute')}.`,
        transactionIds: ids,
      }
    })
  },
}
