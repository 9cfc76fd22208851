import type { TransactionFailureCode } from '@/lib/db/generated/enums'
import type { Entry } from './entry'
import { kinds } from './timeline'
import type { Wallets } from './wallets'

/** Makes an entry fail for the reason drawn (`v`, uniform), with an amount that explains it. */
export function fail(entry: Entry, kind: number, v: number, wallets: Wallets, month: number): void {
  if (v < 0.09 && (kind === kinds.cashOut || kind === kinds.transfer || kind === kinds.cashIn)) {
    entry.status = 'cancelled'
  } else if (v < 0.18 && (entry.type === 'qr_payment' || entry.type === 'eft_topup')) {
    entry.status = 'expired'
  } else {
    entry.status = 'failed'
    entry.failure = kind <= kinds.debit ? debitFailure(entry, kind, v, wallets) : creditFailure(entry, v)
    explain(entry, wallets, month)
  }
}

function debitFailure(entry: Entry, kind: number, v: number, wallets: Wallets): TransactionFailureCode {
  const moves = kind === kinds.cashOut || kind === kinds.transfer
  if (v < 0.55 && wallets.holds(entry.w) < 4_000_000) return 'insufficient_funds'
  if (v < 0.62 && moves) return 'daily_limit_exceeded'
  if (v < 0.66 && moves) return 'monthly_limit_exceeded'
  if (v < 0.72 && kind === kinds.transfer) return 'counterparty_unavailable'
  if (v < 0.72 && entry.channel === 'qr_code') return 'qr_expired'
  if (v < 0.76) return 'duplicate_request'
  if (v < 0.79) return 'suspected_fraud'
  if (v < 0.9 && (entry.channel === 'bank_transfer' || entry.channel === 'card')) return 'bank_declined'
  return v < 0.94 ? 'network_timeout' : 'system_error'
}

function creditFailure({ channel }: Entry, v: number): TransactionFailureCode {
  if (channel === 'eft' || channel === 'bank_transfer' || channel === 'card') {
    if (v < 0.4) return 'bank_declined'
    return v < 0.75 ? 'invalid_account' : 'network_timeout'
  }
  if (v < 0.5) return 'network_timeout'
  return v < 0.65 ? 'duplicate_request' : 'system_error'
}

/** What was refused for want of funds or by a limit does exceed it. */
function explain(entry: Entry, wallets: Wallets, month: number): void {
  const { w, failure, fee, seq } = entry
  const over = 1000 * (1 + (seq % 40))
  if (failure === 'insufficient_funds' && entry.amount + fee <= wallets.holds(w))
    entry.amount = Math.floor(wallets.holds(w) / 1000) * 1000 + over
  if (failure === 'daily_limit_exceeded' && entry.amount <= wallets.dailyLimit(w))
    entry.amount = wallets.dailyLimit(w) + over
  if (failure === 'monthly_limit_exceeded' && entry.amount <= wallets.monthLeft(w, month))
    entry.amount = wallets.monthLeft(w, month) + over
}
