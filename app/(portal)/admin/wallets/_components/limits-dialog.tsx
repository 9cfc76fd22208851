'use client'

import { changeLimits } from '@/lib/domain/wallet-limits/actions'
import { limitsVersion } from '@/lib/domain/wallet-limits/constants'
import type { LimitRoom } from '@/lib/domain/wallet-limits/dto'
import type { WalletDetail } from '@/lib/domain/wallets/dto'
import { formatMoney } from '@/lib/format/money'
import { humanise, statusLook } from '@/lib/format/status'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  wallet: Pick<
    WalletDetail,
    'id' | 'customer' | 'dailyLimit' | 'monthlyLimit' | 'tier' | 'kyc' | 'spentToday' | 'spentThisMonth'
  >
  room: LimitRoom
}

/** Lowers limits at once, or asks a second person for higher ones. */
export function LimitsDialog({ wallet, room }: Props) {
  const { id, customer, dailyLimit, monthlyLimit } = wallet
  const tier = statusLook('tier', wallet.tier).label
  return (
    <ResponseForm
      action={changeLimits}
      known={{ walletId: id, seenVersion: limitsVersion(wallet) }}
      label="Limits"
      icon="gauge"
      title={`Limits of the wallet of ${customer}`}
      description="Lower limits hold at once. Higher ones take a second person: nothing changes until they approve."
      effects={[
        `Out so far: ${formatMoney(wallet.spentToday)} today, ${formatMoney(wallet.spentThisMonth)} this month. With less than that, nothing more goes out.`,
        `The tier ${tier} has ${formatMoney(room.tierDaily)} a day and ${formatMoney(room.tierMonthly)} a month; with KYC ${humanise(wallet.kyc).toLowerCase()} it can have up to ${formatMoney(room.mostDaily)} and ${formatMoney(room.mostMonthly)}.`,
      ]}
      verb="Change the limits"
      fields={fieldsOf([
        { kind: 'amount', name: 'dailyLimit', label: 'Limit of a day', start: dailyLimit },
        { kind: 'amount', name: 'monthlyLimit', label: 'Limit of a month', start: monthlyLimit },
        reasonField('Why', 'Who decides reads it; it stays in the trail.'),
      ])}
      said={({ outcome }) =>
        outcome === 'asked'
          ? 'Asked. The limits stay as they are until somebody else approves; you can withdraw the request.'
          : 'The limits are lower from now on. Raising them again takes two.'
      }
    />
  )
}
