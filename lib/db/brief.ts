import 'server-only'
import { type Transaction, transaction } from './transaction'

/**
 * Reads in one connection, each statement within so many milliseconds: for what is asked while somebody types.
 * @throws what `isTooSlow` knows when a statement takes longer
 */
export function briefly<T>(milliseconds: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`
    return work(tx)
  })
}
