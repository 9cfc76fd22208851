import type { TransactionFailureCode } from '@/lib/db/generated/enums'
export type Direction = 'credit' | 'debit'
export type Status =
  | 'pending'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'refunded'
  | 'disputed'
  | 'on_hold'
  | 'expired'

/** One line of the ledger: what becomes a transaction. Amounts are thebe, times milliseconds. */
export type Entry = {
  /** 1, 2, 3 … in the order of posting; also the number its random details are drawn from. */
  seq: number
  w: number
  other?: number
  merchant?: number
  direction: Direction
  type: string
  channel: string
  status: Status
  amount: number
  fee: number
  /** Only when the money moved. */
  before?: number
  after?: number
  at: number
  latency: number
  failure?: TransactionFailureCode
  /** The payment this one gives back. */
  refunds?: { reference: string }
  /** When it was given back. */
  refundedAt?: number
  /** The other side of a transfer has the same. */
  pair?: number
}
