import type { ClientBase } from 'pg'
import { AMOUNT_EDGES, PROCESS_SECONDS_EDGES, TRANSACTION_SECONDS_EDGES } from '@/lib/metrics/buckets'
import type { BankSnapshot, Histogram } from '../dto'
import { byKey, many, one } from './query'

type Row = { key: string; bucket: number; count: number; sum: string }

/** Histograms of an expression by key; a value on an edge belongs below it. */
async function histograms(
  client: ClientBase,
  { from, key, value, edges }: { from: string; key: string; value: string; edges: readonly number[] },
): Promise<Record<string, Histogram>> {
  const rows = await many<Row>(
    client,
    `SELECT key, width_bucket(value - 0.0005, $1::numeric[]) AS bucket, count(*)::float8 AS count, sum(value)::text AS sum
     FROM (SELECT ${key}::text AS key, (${value})::numeric AS value FROM ${from}) v GROUP BY 1, 2`,
    [edges],
  )
  const found: Record<string, Histogram> = {}
  for (const row of rows) {
    const known = found[row.key] ?? emptyHistogram(edges)
    found[row.key] = known
    known.buckets[row.bucket] = row.count
    known.sum = (Number(known.sum) + Number(row.sum)).toFixed(3)
  }
  return found
}

const emptyHistogram = (edges: readonly number[]): Histogram => ({
  buckets: Array(edges.length + 1).fill(0),
  sum: '0.000',
})

const seconds = (from: string, to: string) => `extract(epoch FROM ${to} - ${from})`
const countBy = async (client: ClientBase, column: string, from: string) =>
  byKey(
    await many(client, `SELECT ${column}::text AS key, count(*)::float8 AS count FROM ${from} GROUP BY 1`),
  )

type Transactions = Pick<
  BankSnapshot['transactions'],
  'createdTotal' | 'byStatus' | 'amounts' | 'durations' | 'failures' | 'fees'
>

/** Amounts, durations, failures and fees of all transactions. */
export async function readTransactionTotals(client: ClientBase): Promise<Transactions> {
  const edges = TRANSACTION_SECONDS_EDGES
  const durations = await histograms(client, {
    from: 'transactions WHERE completed_at IS NOT NULL',
    key: "'all'",
    value: seconds('created_at', 'completed_at'),
    edges,
  })
  const { fees } = await one<{ fees: string }>(
    client,
    `SELECT coalesce(sum(fee), 0)::numeric(30, 2)::text AS fees FROM transactions WHERE completed_at IS NOT NULL`,
  )
  return {
    createdTotal: await countBy(client, 'type', 'transactions'),
    byStatus: await countBy(client, 'status', 'transactions'),
    amounts: await histograms(client, {
      ...{ from: 'transactions', key: 'type', value: 'amount', edges: AMOUNT_EDGES },
    }),
    durations: durations.all ?? emptyHistogram(edges),
    failures: await countBy(client, 'failure_code', 'transactions WHERE failure_code IS NOT NULL'),
    fees,
  }
}

/** EFT payments by bank. */
export async function readEftTotals(
  client: ClientBase,
): Promise<Pick<BankSnapshot['eft'], 'reached' | 'amounts' | 'processing'>> {
  return {
    reached: await many(
      client,
      `SELECT bank::text AS bank, reached AS status, count(*)::float8 AS count
       FROM eft_payments, LATERAL (
         SELECT 'pending' AS reached UNION SELECT status::text
         UNION SELECT 'processing' WHERE processed_at IS NOT NULL
         UNION SELECT 'completed' WHERE status = 'refunded') r GROUP BY 1, 2`,
    ),
    amounts: await histograms(client, {
      ...{ from: 'eft_payments', key: 'bank', value: 'amount', edges: AMOUNT_EDGES },
    }),
    processing: await histograms(client, {
      from: `eft_payments WHERE status IN ('completed', 'refunded')`,
      key: 'bank',
      value: seconds('created_at', 'completed_at'),
      edges: PROCESS_SECONDS_EDGES,
    }),
  }
}

/** KYC decisions. */
export async function readKycTotals(
  client: ClientBase,
): Promise<Pick<BankSnapshot['kyc'], 'verifications' | 'processing'>> {
  const edges = PROCESS_SECONDS_EDGES
  const processing = await histograms(client, {
    from: `kyc_records WHERE decided_at IS NOT NULL AND status IN ('approved', 'rejected', 'expired')`,
    key: "'all'",
    value: seconds('submitted_at', 'decided_at'),
    edges,
  })
  return {
    verifications: await countBy(client, 'to_status', 'kyc_events'),
    processing: processing.all ?? emptyHistogram(edges),
  }
}
