import type { Transaction } from '@/lib/db/transaction'
import { type Tick, transactionReference } from './context'

/** A completed payment of the last two days that nobody came back to. */
async function somePayment(
  tx: Transaction,
  { now, random, bank }: Tick,
  types: string[],
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, status, type, customer_id FROM transactions
      WHERE created_at >= ${now}::timestamptz - interval '2 hours' - interval '46 hours' * ${random()}::float8
        AND created_at < ${now}::timestamptz - interval '2 hours'
      ORDER BY created_at LIMIT 60) near
    WHERE status = 'completed' AND type::text = ANY(${types}) AND customer_id <> ALL(${bank.planted}::uuid[]) LIMIT 1`
  return row?.id ?? null
}

/** A merchant gives money back: a credit that is pending, and marks the payment once it is posted. */
export async function refund(tx: Transaction, tick: Tick): Promise<boolean> {
  const id = await somePayment(tx, tick, ['qr_payment', 'merchant_payment'])
  if (!id) return false
  await tx.$queryRaw`SELECT id FROM transactions WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const paid = await tx.transaction.findUniqueOrThrow({
    where: { id },
    select: {
      reference: true,
      amount: true,
      channel: true,
      walletId: true,
      customerId: true,
      merchantId: true,
      merchant: { select: { businessName: true } },
    },
  })
  const refunded = await tx.transaction.count({
    where: { externalReference: paid.reference, type: 'refund' },
  })
  if (refunded > 0 || !paid.merchant) return false
  await tx.transaction.create({
    data: {
      reference: transactionReference(tick),
      direction: 'credit',
      type: 'refund',
      channel: paid.channel === 'qr_code' ? 'qr_code' : 'wallet',
      amount: paid.amount,
      netAmount: paid.amount,
      walletId: paid.walletId,
      customerId: paid.customerId,
      merchantId: paid.merchantId,
      externalReference: paid.reference,
      description: `Refund by ${paid.merchant.businessName}`,
      createdAt: tick.now,
    },
    select: { id: true },
  })
  return true
}

/** A customer disputes something that was posted. */
export async function dispute(tx: Transaction, tick: Tick): Promise<boolean> {
  const id = await somePayment(tx, tick, ['cashout', 'qr_payment', 'merchant_payment'])
  if (!id) return false
  const { count } = await tx.transaction.updateMany({
    where: { id, status: 'completed' },
    data: { status: 'disputed' },
  })
  return count === 1
}
