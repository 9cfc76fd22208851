import type { Prisma } from '@/lib/db/generated/client'
import type { EftBank } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import type { Party } from './choose'
import { digits, pick, type Tick } from './context'

/** How often each bank sends, in twentieths; every bank does. */
const SENDERS = {
  fnb: 5,
  standard: 2,
  absa: 3,
  stanbic: 2,
  nedbank: 1,
  choppies: 2,
  access: 1,
  bank_gaborone: 2,
  barclays: 1,
  other: 1,
} as const satisfies Record<EftBank, number>
const senders = Object.entries(SENDERS).flatMap(([bank, weight]) =>
  Array<EftBank>(weight).fill(bank as EftBank),
) as [EftBank, ...EftBank[]]

/** The payment at another bank that an EFT top-up waits for. */
export async function recordEft(
  tx: Transaction,
  tick: Tick,
  topUp: { id: string; reference: string; party: Party; amount: Prisma.Decimal },
): Promise<void> {
  await tx.eftPayment.create({
    data: {
      customerId: topUp.party.customerId,
      walletId: topUp.party.walletId,
      amount: topUp.amount,
      bank: pick(tick, senders),
      accountNumberMasked: `****${digits(tick, 4)}`,
      reference: topUp.reference,
      transactionId: topUp.id,
      createdAt: tick.now,
    },
    select: { id: true },
  })
}

/** Lets the payment go where its top-up went. Times are the database's, never before the payment's own. */
export async function followEft(
  tx: Transaction,
  transactionId: string,
  status: 'processing' | 'completed' | 'failed' | 'cancelled',
  at: Date,
  failureReason: string | null = null,
): Promise<void> {
  const times =
    status === 'processing' ? { processedAt: at } : status === 'completed' ? { completedAt: at } : {}
  const from = status === 'processing' ? 'pending' : undefined
  await tx.eftPayment.updateMany({
    where: { transactionId, status: from ?? { in: ['pending', 'processing'] } },
    data: { status, failureReason, ...times },
  })
}
