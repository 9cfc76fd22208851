import { formatMoney } from '@/lib/format/money'
import { counted, type Hit, type TransactionRule } from '../rule'

type Row = {
  customerId: string
  walletId: string
  anchor: string
  at: Date
  direction: 'credit' | 'debit'
  amount: string
  months: number
  lastId: string
}

/** Months are the bank's calendar. The day after waking belongs to it: a first small amount hides nothing. */
const SQL = `
  SELECT t.customer_id AS "customerId", t.wallet_id AS "walletId", t.id::text AS anchor, t.created_at AS at, t.direction::text,
         t.amount::text AS amount, l.id AS "lastId",
         (extract(year FROM age(t.created_at AT TIME ZONE $4, l.created_at AT TIME ZONE $4)) * 12
          + extract(month FROM age(t.created_at AT TIME ZONE $4, l.created_at AT TIME ZONE $4)))::int AS months
    FROM transactions t CROSS JOIN LATERAL (
      SELECT id, created_at FROM transactions l
       WHERE l.wallet_id = t.wallet_id AND l.created_at < t.created_at - interval '24 hours' AND l.completed_at IS NOT NULL
       ORDER BY l.created_at DESC, l.id DESC LIMIT 1) l
   WHERE t.id = ANY($1) AND t.completed_at IS NOT NULL AND t.type NOT IN ('fee', 'refund') AND t.amount >= $3
     AND l.created_at AT TIME ZONE $4 <= t.created_at AT TIME ZONE $4 - make_interval(months => $2)`

export const dormantWaking: TransactionRule<'months' | 'least'> = {
  rule: 'dormant_waking',
  name: 'Dormant account waking',
  about: 'A wallet that was forgotten for months suddenly moves money: it has often been taken over.',
  thresholds: {
    months: {
      label: 'Nothing moved for at least',
      unit: 'months',
      help: 'From six months it is a high risk, from twelve a critical one.',
      ...{ least: 1, most: 60, whole: true },
    },
    least: {
      label: 'And then at least',
      unit: 'P',
      help: 'In one transaction of the day on which it woke.',
      ...{ least: 1, most: 1_000_000, whole: false },
    },
  },
  async find(client, { transactionIds }, { months, least }, timeZone) {
    const { rows } = await client.query<Row>(SQL, [transactionIds, months, least, timeZone])
    return rows.map(
      ({ customerId, walletId, anchor, at, direction, amount, lastId, ...row }): Hit => ({
        subjectType: 'customer',
        subjectId: customerId,
        ...{ customerId, walletId, anchor, at },
        severity: row.months >= 12 ? 'critical' : row.months >= 6 ? 'high' : 'medium',
        sentence: `After ${counted(row.months, 'month')} without a movement, ${formatMoney(amount)} ${direction === 'credit' ? 'arrived' : 'left'}.`,
        transactionIds: [anchor, lastId],
      }),
    )
  },
}
