import { AMOUNT_EDGES, TRANSACTION_SECONDS_EDGES } from '@/lib/metrics/buckets'
import type { BankSnapshot, TransactionWindow } from '../dto'
import { decimal, sumOf } from '../statistics/cells'
import { one } from './query'
import { histogramOf, histogramsOf, type Reading } from './reading'

/** A cell of transactions by time: its status, how many, and their amount. */
export type Moved = { status: string; n: number; milli: bigint }

/** What happened in a window, from its cells. */
export function windowOf(cells: readonly Moved[]): TransactionWindow {
  const of = (status: string) => cells.filter((cell) => cell.status === status)
  const count = (some: readonly { n: number }[]) => some.reduce((sum, { n }) => sum + n, 0)
  const completed = of('completed')
  return {
    count: count(cells),
    volume: decimal(
      completed.reduce((sum, { milli }) => sum + milli, 0n),
      2,
    ),
    completed: count(completed),
    failed: count(of('failed')),
  }
}

/** Transactions today, by channel, and yesterday by this time; and those of all time. */
export async function readTransactions(reading: Reading): Promise<BankSnapshot['transactions']> {
  const { cells, clock } = reading
  const between = (from: Date, to?: Date) =>
    cells
      .of('transactions_by_hour', { from, to })
      .map((cell) => ({ ...cell, channel: cell.a, status: cell.b }))
  const today = between(clock.dayStart)
  const channels = [...new Set(today.map(({ channel }) => channel))].sort()
  return {
    today: windowOf(today),
    yesterday: windowOf([
      ...between(clock.yesterdayStart, clock.yesterdayHour),
      ...(await readPartOfHour(reading)),
    ]),
    byChannelToday: channels
      .map((channel) => ({ channel, ...windowOf(today.filter((cell) => cell.channel === channel)) }))
      .filter(({ count }) => count > 0),
    entries: cells
      .of('transactions_entered')
      .map(({ a, b, n }) => ({ type: a, status: b, count: n }))
      .sort((x, y) => `${x.type} ${x.status}`.localeCompare(`${y.type} ${y.status}`)),
    createdTotal: cells.countBy('transactions', 'a'),
    byStatus: cells.countBy('transactions', 'b'),
    amounts: histogramsOf(cells, 'transactions', AMOUNT_EDGES),
    durations: histogramOf(cells, 'transaction_durations', TRANSACTION_SECONDS_EDGES),
    failures: cells.countBy('transactions_failed', 'a'),
    fees: decimal(sumOf(cells.of('transaction_fees')), 2),
  }
}

/** Yesterday from the beginning of this hour to this time. */
async function readPartOfHour({ client, clock }: Reading): Promise<Moved[]> {
  const { found } = await one<{ found: { status: string; n: number; milli: string }[] }>(
    client,
    `SELECT coalesce(json_agg(t), '[]') AS found FROM (
       SELECT status::text AS status, count(*) AS n, (sum(amount) * 1000)::bigint::text AS milli
       FROM transactions WHERE created_at >= $1 AND created_at < $2 GROUP BY status) t`,
    [clock.yesterdayHour, clock.yesterdayNow],
  )
  return found.map(({ status, n, milli }) => ({ status, n, milli: BigInt(milli) }))
}
