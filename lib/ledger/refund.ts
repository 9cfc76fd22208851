import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import type { TransactionChannel, TransactionDirection, TransactionStatus } from '@/lib/db/generated/enums'
import { lockTransactions } from '@/lib/db/lock'
import type { Transaction } from '@/lib/db/transaction'
import { formatMoney } from '@/lib/format/money'
import { RuleError } from '@/lib/http/errors'
import { type HeldWallet, holdWallets, moveBalance, postingTime } from './post'
import { transactionReference } from './reference'

/** The transaction that is given back: held, posted, and no refund itself. */
export type RefundedTransaction = {
  id: string
  reference: string
  direction: TransactionDirection
  type: string
  channel: TransactionChannel
  status: TransactionStatus
  walletId: string
  counterpartyWalletId: string | null
  merchantId: string | null
  externalReference: string | null
}

type Terms = { amount: Prisma.Decimal; description: string; whole: boolean; zone: string }

/**
 * Posts a refund: what went out comes back into the wallet, what came in goes out again. Of a transfer both sides are given
 * back, out of the receiver's wallet. Given back in whole, the transaction (and its EFT payment) becomes refunded.
 * @throws RuleError a wallet is closed, frozen in that direction, or has too little
 */
export async function postRefund(
  tx: Transaction,
  original: RefundedTransaction,
  terms: Terms,
): Promise<{ id: string; reference: string; status: TransactionStatus }> {
  const sides = [original, ...(await otherSide(tx, original))]
  const ids = sides.map(({ walletId }) => walletId)
  const wallets = await holdWallets(tx, ids)
  for (const side of sides) checkWallet(side, wallets.get(side.walletId), terms.amount)
  const time = await postingTime(tx, ids)
  const posted: { id: string; reference: string }[] = []
  for (const side of sides) {
    const wallet = wallets.get(side.walletId)
    if (wallet) posted.push(await postSide(tx, side, wallet, terms, time))
  }
  const [first] = posted
  if (!first) throw new Error('A refund has a side')
  if (!terms.whole) return { ...first, status: original.status }
  for (const { id } of sides) {
    await tx.transaction.update({ where: { id }, data: { status: 'refunded' }, select: { id: true } })
  }
  await tx.eftPayment.updateMany({
    where: { transactionId: original.id, status: 'completed' },
    data: { status: 'refunded' },
  })
  return { ...first, status: 'refunded' }
}

/** The receiver's movement of a transfer, held. */
async function otherSide(tx: Transaction, original: RefundedTransaction): Promise<RefundedTransaction[]> {
  if (original.type !== 'wallet_transfer') return []
  const { externalReference, counterpartyWalletId } = original
  const received =
    externalReference && counterpartyWalletId
      ? await tx.transaction.findFirst({
          where: {
            externalReference,
            walletId: counterpartyWalletId,
            type: 'wallet_transfer',
            direction: 'credit',
          },
        })
      : null
  if (!received)
    throw new RuleError('What the receiver got of this transfer is not in the books: ask operations.')
  await lockTransactions(tx, [received.id])
  return [received]
}

function checkWallet(
  side: RefundedTransaction,
  wallet: HeldWallet | undefined,
  amount: Prisma.Decimal,
): void {
  const goesOut = side.direction === 'credit'
  const whose = side.type === 'wallet_transfer' && goesOut ? 'The receiver’s wallet' : 'The wallet'
  if (!wallet || wallet.status === 'closed')
    throw new RuleError(`${whose} is closed: settle it outside the portal.`)
  if (wallet.status === 'frozen' || (goesOut && wallet.status === 'frozen_debit')) {
    throw new RuleError(`${whose} is frozen: unfreeze it first.`)
  }
  if (goesOut && wallet.balance.lt(amount)) {
    const has = formatMoney(wallet.balance.toFixed(2))
    throw new RuleError(`${whose} holds ${has}: that much cannot be taken back.`, 'amount')
  }
}

async function postSide(
  tx: Transaction,
  side: RefundedTransaction,
  wallet: HeldWallet,
  { amount, description, zone }: Terms,
  { now, completedAt }: { now: Date; completedAt: Date },
): Promise<{ id: string; reference: string }> {
  const goesOut = side.direction === 'credit'
  const balances = await moveBalance(tx, wallet, goesOut ? amount.negated() : amount)
  return tx.transaction.create({
    data: {
      reference: transactionReference(now, zone),
      direction: goesOut ? 'debit' : 'credit',
      type: 'refund',
      channel: goesOut ? side.channel : side.channel === 'qr_code' ? 'qr_code' : 'wallet',
      status: 'completed',
      amount,
      netAmount: amount,
      walletId: wallet.id,
      customerId: wallet.customerId,
      counterpartyWalletId: side.counterpartyWalletId,
      merchantId: side.merchantId,
      externalReference: side.reference,
      description,
      createdAt: now,
      completedAt,
      ...balances,
    },
    select: { id: true, reference: true },
  })
}
