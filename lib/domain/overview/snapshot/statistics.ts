import type { BankSnapshot } from '../dto'
import { one } from './query'
import type { Reading } from './reading'

type Row = { zone: string; drift: Record<string, number>; comparedAt: Date | null; backlogRows: number }

/**
 * How the statistics themselves are.
 * @throws when their hours and days are those of another time zone: the worker counts them anew first
 */
export async function readStatistics({ client, clock }: Reading): Promise<BankSnapshot['statistics']> {
  const { zone, drift, comparedAt, backlogRows } = await one<Row>(
    client,
    `SELECT time_zone AS zone, drift, compared_at AS "comparedAt",
            ((SELECT count(*) FROM stats.transaction_deltas) + (SELECT count(*) FROM stats.deltas))::float8 AS "backlogRows"
     FROM stats.settings`,
  )
  if (zone !== clock.timeZone) throw new Error(`the statistics are kept in ${zone}, not in ${clock.timeZone}`)
  return { backlogRows, drift, comparedAt: comparedAt?.toISOString() ?? null }
}
