import type { TransactionChannel, TransactionFailureCode } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { chance, pick, type Tick } from './context'
import { followEft } from './eft'

const REASONS: Record<TransactionFailureCode, string> = {
  insufficient_funds: 'The balance does not cover amount and fee.',
  daily_limit_exceeded: 'The daily limit of the wallet would be exceeded.',
  monthly_limit_exceeded: 'The monthly limit of the wallet would be exceeded.',
  wallet_frozen: 'The wallet is frozen.',
  wallet_closed: 'The wallet is closed.',
  counterparty_unavailable: 'The recipient cannot receive money at the moment.',
  invalid_account: 'Account number and account holder do not match.',
  qr_expired: 'The QR code had expired.',
  bank_declined: 'The other bank declined.',
  network_timeout: 'No answer within the time limit.',
  duplicate_request: 'The same request was received twice.',
  suspected_fraud: 'Stopped by fraud screening.',
  system_error: 'An internal error occurred.',
}

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
  const failureReason = REASONS[failureCode]
  await tx.transaction.update({
    where: { id },
    data: { status: 'failed', failureCode, failureReason },
    select: { id: true },
  })
  await followEft(tx, id, 'failed', new Date(), failureReason)
}
