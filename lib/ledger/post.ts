import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import type { WalletStatus } from '@/lib/db/generated/enums'
import { lockWallets } from '@/lib/db/lock'
import type { Transaction } from '@/lib/db/transaction'

/** A wallet that is held until the transaction ends. */
export type HeldWallet = { id: string; customerId: string; balance: Prisma.Decimal; status: WalletStatus }

/** Holds wallets, in the order of their ids. @throws Error one of them does not exist */
export async function holdWallets(tx: Transaction, ids: readonly string[]): Promise<Map<string, HeldWallet>> {
  await lockWallets(tx, ids)
  const rows = await tx.wallet.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, customerId: true, balance: true, status: true },
  })
  if (rows.length < new Set(ids).size) throw new Error('A wallet of a transaction is missing')
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The instants of a posting on held wallets: when it is made, and when it is completed: later than anything that was
 * posted on these wallets, so that their order can be told.
 */
export async function postingTime(
  tx: Transaction,
  walletIds: readonly string[],
): Promise<{ now: Date; completedAt: Date }> {
  // What was completed just now was begun in the last days: the index by wallet and time finds it.
  const [row] = await tx.$queryRaw<{ now: Date; completedAt: Date }[]>`
    SELECT clock.now, greatest(clock.now, max(t.completed_at) + interval '1 ms') AS "completedAt"
    FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS now) clock LEFT JOIN transactions t
      ON t.wallet_id = ANY(${[...walletIds]}::uuid[]) AND t.created_at >= clock.now - interval '31 days'
    GROUP BY clock.now`
  if (!row) throw new Error('The database has a clock')
  return row
}

/**
 * Moves the balance of a held wallet.
 * @param moved pula, negative for what goes out
 * @returns the balances for the row of the movement
 */
export async function moveBalance(tx: Transaction, { id, balance }: HeldWallet, moved: Prisma.Decimal) {
  const balanceAfter = balance.plus(moved)
  const { count } = await tx.wallet.updateMany({ where: { id, balance }, data: { balance: balanceAfter } })
  if (count !== 1) throw new Error(`Wallet ${id} changed under its lock`)
  return { balanceBefore: balance, balanceAfter }
}
