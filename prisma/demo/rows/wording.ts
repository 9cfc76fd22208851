import type { TransactionFailureCode } from '@/lib/db/generated/enums'
import type { Entry } from '../ledger/entry'
import type { Plan } from '../ledger/plan'
import type { Random } from '../random'

const transferReasons = [
  'Transfer',
  'Family support',
  'Motshelo contribution',
  'School fees',
  'Rent',
  'Groceries',
  'Funeral contribution',
  'Taxi fare',
  'Goat purchase',
  'Repayment',
]
const floatReasons = [
  'Float transfer',
  'Stock payment',
  'Settlement of takings',
  'Livestock sale',
  'Vehicle purchase',
]
const feeReasons = ['Monthly service fee', 'Card replacement fee', 'Statement fee']

/** Banks as EFT payments name them, the larger ones more often. */
const banks = (
  'fnb fnb fnb fnb fnb standard standard absa absa absa stanbic stanbic nedbank choppies choppies access ' +
  'bank_gaborone bank_gaborone barclays other'
).split(' ')
const bankNames: Record<string, string> = {
  fnb: 'FNB',
  standard: 'Standard',
  barclays: 'Barclays',
  nedbank: 'Nedbank',
  choppies: 'Choppies',
  absa: 'Absa',
  stanbic: 'Stanbic',
  access: 'Access',
  bank_gaborone: 'Bank Gaborone',
  other: 'another bank',
}

export const failureReasons: Record<TransactionFailureCode, string> = {
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

export function bankOf(entry: Entry, random: Random): string {
  return banks[random.pick(entry.seq, 260, banks.length)] ?? 'other'
}

/** What the transaction says it is for. */
export function describe(entry: Entry, plan: Plan, random: Random): string {
  const { type, channel, seq } = entry
  const merchant = entry.merchant === undefined ? undefined : plan.merchants.get(entry.merchant)?.name
  switch (type) {
    case 'qr_payment':
      return `QR payment to ${merchant}`
    case 'merchant_payment':
      return `Payment to ${merchant}`
    case 'merchant_debit':
      return `Debit order of ${merchant}`
    case 'merchant_credit':
      return `Wages from ${merchant}`
    case 'refund':
      return `Refund by ${merchant}`
    case 'wallet_transfer':
      return picked(entry.amount < 250_000 ? transferReasons : floatReasons, random, entry.pair ?? seq)
    case 'fee':
      return picked(feeReasons, random, seq)
    case 'deposit':
      return channel === 'cash'
        ? `Cash deposit at agent, ${picked(plan.towns, random, seq)}`
        : 'Deposit by bank transfer'
    case 'topup':
      return channel === 'card' ? 'Top-up by card' : 'Top-up by mobile money'
    case 'eft_topup':
      return `EFT from ${bankNames[bankOf(entry, random)]}`
    case 'cashout':
      return `Cash out at agent, ${picked(plan.towns, random, seq)}`
    default:
      return channel === 'card'
        ? `Cash machine withdrawal, ${picked(plan.towns, random, seq)}`
        : 'Withdrawal to bank account'
  }
}

function picked(texts: string[], random: Random, n: number): string {
  return texts[random.pick(n, 261, texts.length)] ?? ''
}
