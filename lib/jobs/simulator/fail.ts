import type { TransactionChannel, TransactionFailureCode } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { failureReasons } from '@/prisma/demo/rows/wording'
import { chance, pick, type Tick } from './context'
import { followEft } from './eft'

const ELSEWHERE: readonly TransactionChannel[] = ['eft', 'bank_transfer', 'card']

/** What goes wrong outside the wallet, for one in forty: mostly at the other bank where there is one. */
export function mishap(tick: Tick, channel: TransactionChannel): TransactionFailureCode | null {
  if (!chance(tick, 0.025)) return null
  return ELSEWHERE.includes(channel)
    ? pick(tick, ['bank_declined', 'bank_declined', 'invalid_account', 'network_timeout'])
    : pick(tick, [
        'network_timeout',
        'network_timeout',
        'duplicate_request',
        'suspected_fraud',
        'system_error',
      ])
}

/** Ends a transaction that the caller has locked, and the EFT payment behind it. No money has moved. */
export async function fail(tx: Transaction, id: string, failureCode: TransactionFailureCode): Promise<void> {
  const failureReason = failureReasons[failureCode]
  await tx.transaction.update({
    where: { id },
    data: { status: 'failed', failureCode, failureReason },
    select: { id: true },
  })
  await followEft(tx, id, 'failed', new Date(), failureReason)
}
