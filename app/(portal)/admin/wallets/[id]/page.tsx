import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { LimitUse } from '@/components/detail/limit-use'
import { Timeline } from '@/components/detail/timeline'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { FREEZABLE_STATUSES } from '@/lib/domain/wallets/constants'
import { loadFreezes, loadWallet } from '@/lib/domain/wallets/loaders'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { FreezeDialog } from '../_components/freeze-dialog'
import { freezeEntries } from '../_components/freeze-entries'

export default detailPage('wallets:read', loadWallet, async (wallet, clock) => {
  const freezes = await loadFreezes(wallet.id)
  const freezable = FREEZABLE_STATUSES.some((status) => status === wallet.status)
  return (
    <DetailView
      title={`Wallet of ${wallet.customer}`}
      marks={
        <>
          <StatusBadge kind="wallet" status={wallet.status} />
          <StatusBadge kind="tier" status={wallet.tier} />
        </>
      }
      facts={`${formatMoney(wallet.balance)} · KYC ${humanise(wallet.kyc).toLowerCase()}`}
      clock={clock}
      actions={
        freezable &&
        can(clock.role, 'wallets:freeze') && (
          <FreezeDialog walletId={wallet.id} seenStatus={wallet.status} customer={wallet.customer} />
        )
      }
      aside={
        <Timeline
          title="Freezes"
          zone={clock.zone}
          entries={freezeEntries(freezes)}
          empty="This wallet was never frozen."
        />
      }
    >
      <Facts
        title="Wallet"
        facts={[
          fact.amount('Balance', wallet.balance),
          fact.customer(wallet),
          ['KYC', humanise(wallet.kyc)],
          ['Currency', wallet.currency],
          fact.when('Opened', wallet.openedAt, clock),
          fact.when('Closed', wallet.closedAt, clock),
        ]}
      >
        <div className="grid gap-6 px-4 pb-4 md:grid-cols-2">
          <LimitUse
            label="Out today"
            used={wallet.spentToday}
            limit={wallet.dailyLimit}
            ratio={wallet.dailyUse}
          />
          <LimitUse
            label="Out this month"
            used={wallet.spentThisMonth}
            limit={wallet.monthlyLimit}
            ratio={wallet.monthlyUse}
          />
        </div>
      </Facts>
      <TransactionsOf where={{ wallet: wallet.id }} clock={clock} />
    </DetailView>
  )
})
