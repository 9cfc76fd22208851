import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { type Party, payer, type Shop, someMerchant, someParties } from './choose'
import { code, digits, amount as drawAmount, type Tick, transactionReference } from './context'
import { recordEft } from './eft'
import { cashIn, drawKind, type Kind } from './kinds'
import { createQrCode } from './qr'

const NOTHING = new Prisma.Decimal(0)

/** Somebody asks for something: a pending transaction, or a QR code that may become one. */
export async function begin(tx: Transaction, tick: Tick, kind = drawKind(tick)): Promise<boolean> {
  const wanted = drawAmount(tick, kind.mean, kind.sigma, kind.step)
  const merchant = kind.merchant ? await someMerchant(tx, tick) : null
  if (kind.merchant && !merchant) return false
  if (kind.type === 'qr_payment' && merchant) return createQrCode(tx, tick, merchant, wanted)

  const parties = await someParties(tx, tick)
  if (kind.direction === 'credit') return request(tx, tick, kind, parties[0], wanted, merchant)
  const most = (balance: Prisma.Decimal) => balance.minus(kind.fee?.(balance) ?? NOTHING)
  const found = payer(tick, parties, wanted, most)
  // Who has nothing left brings money first.
  if (!found) return request(tx, tick, cashIn, parties[0], wanted, null)
  const receiver = parties.find(({ walletId }) => walletId !== found.party.walletId)
  if (kind.type === 'wallet_transfer' && !receiver) return false
  const counterparty = kind.type === 'wallet_transfer' ? receiver : undefined
  return request(tx, tick, kind, found.party, found.amount, merchant, counterparty)
}

async function request(
  tx: Transaction,
  tick: Tick,
  kind: Kind,
  party: Party | undefined,
  amount: Prisma.Decimal,
  merchant: Shop | null,
  counterparty?: Party,
): Promise<boolean> {
  if (!party) return false
  const fee = kind.fee?.(amount) ?? NOTHING
  const eft = kind.type === 'eft_topup' ? `EFT-${code(tick)}` : null
  const bankReference = kind.channel === 'card' || kind.channel === 'bank_transfer' ? digits(tick, 12) : null
  const { id } = await tx.transaction.create({
    data: {
      reference: transactionReference(tick),
      direction: kind.direction,
      type: kind.type,
      channel: kind.channel,
      amount,
      fee,
      netAmount: kind.direction === 'credit' ? amount.minus(fee) : amount.plus(fee),
      walletId: party.walletId,
      customerId: party.customerId,
      counterpartyWalletId: counterparty?.walletId ?? null,
      merchantId: merchant?.id ?? null,
      externalReference: eft ?? (counterparty ? `P2P-${code(tick)}` : bankReference),
      description: kind.describe(tick, merchant?.name ?? ''),
      createdAt: tick.now,
    },
    select: { id: true },
  })
  if (eft) await recordEft(tx, tick, { id, reference: eft, party, amount })
  return true
}
