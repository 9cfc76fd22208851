import type { ClientBase } from 'pg'
import type { BankSnapshot, TransactionWindow } from '../dto'
import { type Clock, many } from './query'

/** The aggregates of a transaction window over the rows in scope: one definition for today, hours, days, months. */
export const WINDOW_COLUMNS = `count(*)::float8 AS count,
  coalesce(sum(amount) FILTER (WHERE status = 'completed'), 0)::numeric(30, 2)::text AS volume,
  count(*) FILTER (WHERE status = 'completed')::float8 AS completed,
  count(*) FILTER (WHERE status = 'failed')::float8 AS failed`

export const EMPTY_WINDOW: TransactionWindow = { count: 0, volume: '0.00', completed: 0, failed: 0 }

type Row = TransactionWindow & { isToday: boolean; channel: string | null }

/** Transactions created today, by channel, and those created yesterday by this time. */
export async function readTransactionDays(
  client: ClientBase,
  clock: Clock,
): Promise<Pick<BankSnapshot['transactions'], 'today' | 'yesterday' | 'byChannelToday'>> {
  const rows = await many<Row>(
    client,
    `SELECT created_at >= $1 AS "isToday", channel::text AS channel, ${WINDOW_COLUMNS}
     FROM transactions
     WHERE created_at >= $2 AND (created_at < $3 OR created_at >= $1)
     GROUP BY GROUPING SETS ((created_at >= $1), (created_at >= $1, channel))`,
    [clock.dayStart, clock.yesterdayStart, clock.yesterdayNow],
  )
  const whole = (isToday: boolean) => rows.find((row) => row.channel === null && row.isToday === isToday)
  return {
    today: windowOf(whole(true)),
    yesterday: windowOf(whole(false)),
    byChannelToday: rows.flatMap((row) =>
      row.isToday && row.channel !== null ? [{ channel: row.channel, ...windowOf(row) }] : [],
    ),
  }
}

function windowOf(row: TransactionWindow | undefined): TransactionWindow {
  if (!row) return EMPTY_WINDOW
  const { count, volume, completed, failed } = row
  return { count, volume, completed, failed }
}
