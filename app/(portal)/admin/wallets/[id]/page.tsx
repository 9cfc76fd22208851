import { When } from '@/components/data-table/cells'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { LimitUse } from '@/components/detail/limit-use'
import { RecordLink } from '@/components/detail/record-link'
import { Related } from '@/components/detail/related'
import { Timeline } from '@/components/detail/timeline'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { FREEZABLE_STATUSES } from '@/lib/domain/wallets/constants'
import { loadFreezes, loadWallet } from '@/lib/domain/wallets/loaders'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'
import { relatedState } from '@/lib/list/related'
import { transactionColumns } from '../../transactions/_components/columns'
import { FreezeDialog } from '../_components/freeze-dialog'
import { freezeEntries } from '../_components/freeze-entries'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('wallets:read')])
  const wallet = await loadWallet(id)
  const freezes = await loadFreezes(wallet.id)
  const movements = relatedState(transactionList, { wallet: [wallet.id] }, [
    'reference',
    'type',
    'amount',
    'status',
    'created',
  ])
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
          [
            'Balance',
            <strong key="balance" className="num font-semibold">
              {formatMoney(wallet.balance)}
            </strong>,
          ],
          [
            'Customer',
            <RecordLink
              key="c"
              to="/admin/customers"
              id={wallet.customerId}
            >{`${wallet.customer} ${wallet.phone}`}</RecordLink>,
          ],
          ['KYC', humanise(wallet.kyc)],
          ['Currency', wallet.currency],
          ['Opened', <When key="opened" at={wallet.openedAt} clock={clock} />],
          ['Closed', <When key="closed" at={wallet.closedAt} clock={clock} />],
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
      <Related
        title="Recent transactions"
        rows={loadTransactions(movements.state).then(({ rows }) => rows)}
        columns={movements.pick(transactionColumns(clock))}
        href={(row) => `/admin/transactions/${row.id}`}
        all={movements.href}
        empty="No money has moved yet."
      />
    </DetailView>
  )
}
