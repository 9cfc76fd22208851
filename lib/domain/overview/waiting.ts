import type { Waiting } from '@/lib/navigation'
import type { BankSnapshot } from './dto'

/** What waits for a person, for the counts in the navigation. */
export function waitingIn({ merchants, eft, kyc }: BankSnapshot): Waiting {
  return { merchants: merchants.pending, eft: eft.stuck, kyc: kyc.byStatus.pending ?? 0 }
}
