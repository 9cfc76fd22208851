import 'server-only'
import type { Transaction } from './transaction'

/**
 * Rows that are held until the transaction ends, in the order of their ids. Everybody who moves money takes locks in one
 * order: the transaction, then what it gives back or its other side, then wallets, then what belongs to the transaction.
 */
export async function lockTransactions(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM transactions WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/** The same for wallets. */
export async function lockWallets(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM wallets WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}
