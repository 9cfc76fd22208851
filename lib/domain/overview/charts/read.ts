import 'server-only'
import type { Pool } from 'pg'
import { floorTo } from '@/lib/format/zone'
import type { TransactionWindow } from '../dto'
import { type Moved, windowOf } from '../snapshot/transactions'
import { type Frame, frameOf } from './frame'
import type { Range } from './range'

/** What happened in a range, at one instant. */
export type RangeFigures = {
  takenAt: Date
  frame: Frame
  /** By step; null before the bank's first transaction. */
  steps: (TransactionWindow | null)[]
  before: (TransactionWindow | null)[]
  total: TransactionWindow
  /** The period before, as far as the range has come; null when it ended before the first transaction. */
  totalBefore: TransactionWindow | null
  channels: { channel: string; now: TransactionWindow; before: TransactionWindow }[]
  /** KYC records submitted in the range by the state they are in now. */
  kyc: Record<string, number>
}

type Cell = Moved & { channel: string; at: number }
type MovedRow = {
  part: 'step' | 'rest'
  step: number
  channel: string
  status: string
  n: number
  milli: string
}

/** From the statistics: cells by the hour. */
const BY_HOUR = `SELECT at, a AS channel, b AS status, n, amount FROM stats.cells
  WHERE measure = 'transactions_by_hour' AND at >= $2`
/** Steps shorter than an hour: the rows of the last two hours, by the index of their time. */
const BY_ROW = `SELECT created_at AS at, channel::text, status::text, 1 AS n, amount FROM transactions
  WHERE created_at >= $2`

const moved = (source: string) => `
  WITH moved AS (${source})
  SELECT 'step' AS part, width_bucket(at, $1::timestamptz[]) - 1 AS step, channel, status, sum(n)::float8 AS n,
         (sum(amount) * 1000)::bigint::text AS milli
    FROM moved WHERE at < $3 GROUP BY 2, 3, 4
  UNION ALL
  SELECT 'rest', 0, channel, status, sum(n)::float8, (sum(amount) * 1000)::bigint::text FROM (
    SELECT channel, status, n, amount FROM moved WHERE at >= $4 AND at < $5
    UNION ALL
    SELECT channel::text, status::text, 1, amount FROM transactions WHERE created_at >= $5 AND created_at < $6
  ) part GROUP BY channel, status`

const KYC_BY_HOUR = `SELECT a AS status, sum(n)::float8 AS n FROM stats.cells
  WHERE measure = 'kyc_submitted' AND at >= $1 AND at < $2 GROUP BY a HAVING sum(n) <> 0`
const KYC_BY_ROW = `SELECT status::text, count(*)::float8 AS n FROM kyc_records
  WHERE submitted_at >= $1 AND submitted_at < $2 GROUP BY status`

/** The first hour with a transaction, those not folded yet included; null in a bank without any. */
const BEGAN = `SELECT least(
    (SELECT min(at) FROM stats.rollups WHERE measure = 'transactions_by_hour'),
    (SELECT min(at) FROM stats.delta_cells('(0,0)', '(4294967295,0)') WHERE measure = 'transactions_by_hour')) AS began`

/**
 * Reads a range from the statistics of the bank, all at one instant, by the database's clock.
 * @param now another instant than the database's
 * @throws when a statement fails or takes longer than statements may
 */
export async function readRangeFigures(
  pool: Pool,
  range: Range,
  zone: string,
  now?: Date,
): Promise<RangeFigures> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const { rows: clock } = await client.query<{ now: Date; began: Date | null }>(
      `SELECT now(), (${BEGAN}) AS began`,
    )
    const takenAt = now ?? clock[0]?.now ?? new Date()
    const frame = frameOf(range, zone, takenAt)
    const short = frame.unit === 'minutes'
    const lastBefore = frame.before.at(-1)?.from ?? frame.from
    const { rows } = await client.query<MovedRow>(moved(short ? BY_ROW : BY_HOUR), [
      [...frame.before, ...frame.steps].map(({ from }) => from),
      frame.before[0]?.from ?? frame.from,
      frame.steps.at(-1)?.to ?? frame.to,
      lastBefore,
      short ? frame.beforeTo : later(floorTo(frame.beforeTo, zone), lastBefore),
      frame.beforeTo,
    ])
    const { rows: kyc } = await client.query<{ status: string; n: number }>(
      short ? KYC_BY_ROW : KYC_BY_HOUR,
      [frame.from, frame.steps.at(-1)?.to ?? frame.to],
    )
    await client.query('COMMIT')
    const counted = Object.fromEntries(kyc.map(({ status, n }) => [status, n]))
    return { takenAt, frame, kyc: counted, ...figures(frame, rows, clock[0]?.began ?? null) }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  } finally {
    client.release()
  }
}

type Counted = Pick<RangeFigures, 'steps' | 'before' | 'total' | 'totalBefore' | 'channels'>

function figures(frame: Frame, rows: readonly MovedRow[], began: Date | null): Counted {
  const cells = rows.map(({ milli, step, ...row }): Cell & { part: string } => ({
    ...row,
    at: step,
    milli: BigInt(milli),
  }))
  const count = frame.before.length
  const inSteps = cells.filter(({ part }) => part === 'step')
  const inRange = inSteps.filter(({ at }) => at >= count)
  const inBefore = [
    ...inSteps.filter(({ at }) => at < count - 1),
    ...cells.filter(({ part }) => part === 'rest'),
  ]
  const bucket = (at: number, end: Date) =>
    began && end > began ? windowOf(inSteps.filter((cell) => cell.at === at)) : null
  const channels = [...new Set([...inRange, ...inBefore].map(({ channel }) => channel))].sort()
  return {
    steps: frame.steps.map(({ to }, index) => bucket(count + index, to)),
    before: frame.before.map(({ to }, index) => bucket(index, to)),
    total: windowOf(inRange),
    totalBefore: began && frame.beforeTo > began ? windowOf(inBefore) : null,
    channels: channels.map((channel) => ({
      channel,
      now: windowOf(inRange.filter((cell) => cell.channel === channel)),
      before: windowOf(inBefore.filter((cell) => cell.channel === channel)),
    })),
  }
}

const later = (a: Date, b: Date) => (a > b ? a : b)
