import type { Waiting } from '@/lib/navigation'
import type { BankSnapshot } from './dto'

/** What waits for a person, for the counts in the navigation. */
export function waitingIn({ merchants, eft, kyc, wallets, suspicious, integrity }: BankSnapshot): Waiting {
  const open = suspicious.current.filter(({ status }) => status === 'open')
  return {
    merchants: merchants.pending,
    eft: eft.stuck,
    freezes: wallets.reviewsDue,
    kyc: kyc.byStatus.pending ?? 0,
    suspicious: open.reduce((sum, { count }) => sum + count, 0),
    integrity: Object.values(integrity.differences).reduce((sum, count) => sum + count, 0),
  }
}
