import type { Prisma } from '@/lib/db/generated/client'
import type { TransactionFailureCode } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { type Tick, transactionReference } from './context'
import { followEft } from './eft'
import { fail, mishap } from './fail'

type Row = NonNullable<Awaited<ReturnType<Transaction['transaction']['findUnique']>>>
type Wallet = NonNullable<Awaited<ReturnType<Transaction['wallet']['findUnique']>>>

/**
 * Ends a transaction: the money moves, or it fails with the reason. The row is locked first, then what it gives back, then
 * its wallets in the order of their ids, so that what is checked is what holds at the end.
 */
export async function postTransaction(
  tx: Transaction,
  tick: Tick,
  id: string,
  from: 'processing' | 'on_hold',
): Promise<boolean> {
  const [locked] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM transactions WHERE id = ${id}::uuid AND status = ${from}::transaction_status FOR UPDATE SKIP LOCKED`
  if (!locked) return false
  const row = await tx.transaction.findUniqueOrThrow({ where: { id } })
  if (row.type === 'refund' && row.externalReference) {
    await tx.$queryRaw`SELECT id FROM transactions WHERE reference = ${row.externalReference} FOR NO KEY UPDATE`
  }
  const [wallet, other] = await lockWallets(tx, row.walletId, row.counterpartyWalletId)
  if (!wallet) return false
  const { at, today, month } = await postedSoFar(tx, tick, row)
  const failure =
    (from === 'processing' ? mishap(tick, row.channel) : null) ??
    standing(row, wallet, other) ??
    (row.direction === 'debit' ? overLimit(row.amount, wallet, today, month) : null)
  if (failure) {
    await fail(tx, id, failure)
    return true
  }
  const code = row.type === 'qr_payment' ? await payCode(tx, tick, row) : null
  if (code) {
    await fail(tx, id, code)
    return true
  }
  if (row.type === 'refund' && !(await takeBack(tx, row))) {
    await fail(tx, id, 'duplicate_request')
    return true
  }
  await move(tx, row, wallet, at)
  if (row.type === 'qr_payment') await spendCode(tx, row)
  if (row.type === 'eft_topup') await followEft(tx, id, 'completed', at)
  if (row.type === 'wallet_transfer' && other) await receive(tx, tick, row, other, at)
  return true
}

async function lockWallets(tx: Transaction, id: string, otherId: string | null): Promise<[Wallet?, Wallet?]> {
  const ids = otherId ? [id, otherId] : [id]
  await tx.$queryRaw`SELECT id FROM wallets WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const wallets = await tx.wallet.findMany({ where: { id: { in: ids } } })
  return [wallets.find((wallet) => wallet.id === id), wallets.find((wallet) => wallet.id === otherId)]
}

/**
 * What the wallet's other debits of that day and month use of its limits, as the wallet's page counts it; and the
 * instant of the posting, later than any before it on these wallets, so that their order can be told.
 */
async function postedSoFar(tx: Transaction, { timeZone }: Tick, row: Row) {
  const wallets = row.counterpartyWalletId ? [row.walletId, row.counterpartyWalletId] : [row.walletId]
  const [sums] = await tx.$queryRaw<{ at: Date; today: Prisma.Decimal; month: Prisma.Decimal }[]>`
    SELECT u.today, u.month, date_trunc('milliseconds', greatest(clock_timestamp(), ${row.createdAt}::timestamptz, (
      SELECT max(completed_at) + interval '1 ms' FROM transactions
      WHERE wallet_id = ANY(${wallets}::uuid[]) AND created_at >= now() - interval '31 days'))) AS at
    FROM wallet_use(${row.walletId}::uuid, ${row.createdAt}::timestamptz, ${timeZone}, ${row.id}::uuid) u`
  if (!sums) throw new Error('A sum over no rows is still one row')
  return sums
}

function standing(row: Row, wallet: Wallet, other: Wallet | undefined): TransactionFailureCode | null {
  if (wallet.status === 'closed') return 'wallet_closed'
  if (wallet.status === 'frozen' || (wallet.status === 'frozen_debit' && row.direction === 'debit'))
    return 'wallet_frozen'
  if (other && (other.status === 'closed' || other.status === 'frozen')) return 'counterparty_unavailable'
  if (row.direction === 'debit' && wallet.balance.lt(row.netAmount)) return 'insufficient_funds'
  return null
}

function overLimit(
  amount: Prisma.Decimal,
  wallet: Wallet,
  today: Prisma.Decimal,
  month: Prisma.Decimal,
): TransactionFailureCode | null {
  if (today.plus(amount).gt(wallet.dailyLimit)) return 'daily_limit_exceeded'
  return month.plus(amount).gt(wallet.monthlyLimit) ? 'monthly_limit_exceeded' : null
}

async function move(tx: Transaction, row: Row, wallet: Wallet, completedAt: Date): Promise<void> {
  const moved = row.direction === 'credit' ? row.netAmount : row.netAmount.negated()
  const balances = await moveBalance(tx, wallet, moved)
  await tx.transaction.update({
    where: { id: row.id },
    data: { status: 'completed', completedAt, ...balances },
    select: { id: true },
  })
}

async function moveBalance(tx: Transaction, { id, balance }: Wallet, moved: Prisma.Decimal) {
  const balanceAfter = balance.plus(moved)
  const { count } = await tx.wallet.updateMany({ where: { id, balance }, data: { balance: balanceAfter } })
  if (count !== 1) throw new Error(`Wallet ${id} changed under its lock`)
  return { balanceBefore: balance, balanceAfter }
}

/** The other side of a transfer, which needs no step of its own. */
async function receive(tx: Transaction, tick: Tick, row: Row, wallet: Wallet, completedAt: Date) {
  const balances = await moveBalance(tx, wallet, row.amount)
  await tx.transaction.create({
    data: {
      reference: transactionReference({ ...tick, now: row.createdAt }),
      direction: 'credit',
      type: row.type,
      channel: row.channel,
      status: 'completed',
      amount: row.amount,
      netAmount: row.amount,
      walletId: wallet.id,
      customerId: wallet.customerId,
      counterpartyWalletId: row.walletId,
      externalReference: row.externalReference,
      description: row.description,
      createdAt: row.createdAt,
      completedAt,
      ...balances,
    },
    select: { id: true },
  })
}

/** Locks the code of a payment. @returns why it cannot be paid */
async function payCode(tx: Transaction, { now }: Tick, row: Row): Promise<TransactionFailureCode | null> {
  const [code] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM qr_codes WHERE reference = ${row.externalReference} AND customer_id = ${row.customerId}::uuid
      AND status = 'active' AND expires_at > ${now}::timestamptz FOR UPDATE`
  return code || !row.externalReference ? null : 'qr_expired'
}

async function spendCode(tx: Transaction, row: Row): Promise<void> {
  if (!row.externalReference) return
  await tx.qrCode.updateMany({
    where: { reference: row.externalReference, customerId: row.customerId, status: 'active' },
    data: { status: 'used', transactionId: row.id },
  })
}

/** Marks the payment that a refund gives back. @returns false when that was done before */
async function takeBack(tx: Transaction, row: Row): Promise<boolean> {
  if (!row.externalReference) return true
  const { count } = await tx.transaction.updateMany({
    where: { reference: row.externalReference, status: { in: ['completed', 'disputed'] } },
    data: { status: 'refunded' },
  })
  return count === 1
}
