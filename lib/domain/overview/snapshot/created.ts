import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { type Clock, one } from './query'

type Created = Pick<BankSnapshot['customers'], 'created' | 'createdWindow'>

/** How many rows were created today, yesterday by this time, in the last 30 days and in the 30 before them. */
export async function createdCounts(
  client: ClientBase,
  clock: Clock,
  table: 'customers' | 'merchants',
): Promise<Created> {
  const { today, yesterday, last30d, previous30d } = await one<Record<string, number>>(
    client,
    `SELECT count(*) FILTER (WHERE created_at >= $1)::float8 AS today,
            count(*) FILTER (WHERE created_at >= $2 AND created_at < $3)::float8 AS yesterday,
            count(*) FILTER (WHERE created_at >= now() - interval '30 days')::float8 AS last30d,
            count(*) FILTER (WHERE created_at < now() - interval '30 days')::float8 AS previous30d
     FROM ${table} WHERE created_at >= now() - interval '60 days'`,
    [clock.dayStart, clock.yesterdayStart, clock.yesterdayNow],
  )
  return {
    created: { today: today ?? 0, yesterday: yesterday ?? 0 },
    createdWindow: { last30d: last30d ?? 0, previous30d: previous30d ?? 0 },
  }
}
