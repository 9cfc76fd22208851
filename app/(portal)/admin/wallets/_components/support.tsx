import { Badge } from '@/components/ui/badge'
import { isSupported } from '@/lib/domain/wallets/constants'
import type { WalletDetail } from '@/lib/domain/wallets/dto'
import { formatDate } from '@/lib/format/date'
import { humanise } from '@/lib/format/status'

/** `Verified, enhanced until 3 Mar 2027`: the state of KYC, and the approval behind it. */
export function kycWords({ kyc, kycLevel, kycUntil }: WalletDetail, zone: string): string {
  const until = kycUntil ? ` until ${formatDate(kycUntil, zone)}` : ''
  return kycLevel ? `${humanise(kyc)}, ${kycLevel}${until}` : humanise(kyc)
}

/** Whether KYC stands behind the limits that the wallet has. */
export function Support({ wallet }: { wallet: Pick<WalletDetail, 'tier' | 'kyc'> }) {
  if (wallet.tier === 'basic') return 'The basic tier needs none'
  if (isSupported(wallet)) {
    return (
      <Badge tone="good" icon="shield-check">
        Supported by KYC
      </Badge>
    )
  }
  return (
    <Badge tone="bad" icon="shield-exclamation-point">
      Not supported by KYC
    </Badge>
  )
}
