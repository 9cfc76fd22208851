import { Suspense } from 'react'
import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { LimitUse } from '@/components/detail/limit-use'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Timeline } from '@/components/detail/timeline'
import { ButtonLink } from '@/components/ui/button-link'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { can, grantOf } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import { loadLimitRoom } from '@/lib/domain/wallet-limits/loaders'
import { FREEZABLE_STATUSES } from '@/lib/domain/wallets/constants'
import { loadFreezes, loadWallet } from '@/lib/domain/wallets/loaders'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { BalanceChain } from '../_components/balance-chain'
import { FreezeDialog } from '../_components/freeze-dialog'
import { freezeEntries, freezeName } from '../_components/freeze-entries'
import { LimitsDialog } from '../_components/limits-dialog'
import { kycWords, Support } from '../_components/support'
import { UnfreezeDialog } from '../_components/unfreeze-dialog'

export default detailPage('wallets:read', loadWallet, async (wallet, clock) => {
  const [freezes, pending, room] = await Promise.all([
    loadFreezes(wallet.id),
    loadPendingOn('wallet', wallet.id),
    loadLimitRoom(wallet.id),
  ])
  const asked = (action: string) => pending.some((one) => one.action === action)
  const open = freezes.filter(({ liftedAt }) => liftedAt === null)
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
        <>
          {can(clock.role, 'wallets:statement') && (
            <ButtonLink href={`/admin/wallets/${wallet.id}/statement`} icon="file-text">
              Statement
            </ButtonLink>
          )}
          {room &&
            wallet.status !== 'closed' &&
            !asked('wallet.limits') &&
            can(clock.role, 'wallets:limits:make') && <LimitsDialog wallet={wallet} room={room} />}
          {open.length > 0 && !asked('wallet.unfreeze') && can(clock.role, 'wallets:unfreeze:make') && (
            <UnfreezeDialog
              walletId={wallet.id}
              seenVersion={wallet.freezeVersion}
              customer={wallet.customer}
              freezes={open.map((freeze) => ({ id: freeze.id, name: freezeName(freeze) }))}
            />
          )}
          {freezable && can(clock.role, 'wallets:freeze') && (
            <FreezeDialog
              walletId={wallet.id}
              seenStatus={wallet.status}
              customer={wallet.customer}
              lostDeviceOnly={grantOf(clock.role, 'wallets:freeze') === 'lost-device'}
            />
          )}
        </>
      }
      banner={<PendingApprovals rows={pending} now={clock.now} />}
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
          ['KYC', kycWords(wallet, clock.zone)],
          ['KYC for its limits', <Support key="support" wallet={wallet} />],
          ['Tier allows a day', formatMoney(wallet.tierDailyLimit)],
          ['Tier allows a month', formatMoney(wallet.tierMonthlyLimit)],
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
      <Suspense fallback={<Skeleton className="h-24" />}>
        <BalanceChain walletId={wallet.id} balance={wallet.balance} />
      </Suspense>
    </DetailView>
  )
})
