import { AMOUNT_EDGES, PROCESS_SECONDS_EDGES } from '@/lib/metrics/buckets'
import { STUCK_HOURS } from '../../eft/constants'
import type { BankSnapshot } from '../dto'
import { one } from './query'
import { histogramsOf, type Reading } from './reading'

/** EFT payments by status and bank, and those that wait for the other bank longer than they should. */
export async function readEft({ client, clock, cells }: Reading): Promise<BankSnapshot['eft']> {
  const { stuck } = await one<{ stuck: number }>(
    client,
    `SELECT count(*)::float8 AS stuck FROM eft_payments
     WHERE status IN ('pending', 'processing') AND created_at < $1::timestamptz - make_interval(hours => $2)`,
    [clock.now, STUCK_HOURS],
  )
  return {
    byStatus: cells.countBy('eft_payments', 'b'),
    stuck,
    reached: cells.of('eft_reached').map(({ a, b, n }) => ({ bank: a, status: b, count: n })),
    amounts: histogramsOf(cells, 'eft_payments', AMOUNT_EDGES),
    processing: histogramsOf(cells, 'eft_processing', PROCESS_SECONDS_EDGES),
  }
}
