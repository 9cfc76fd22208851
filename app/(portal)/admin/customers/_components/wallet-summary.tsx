import { LimitUse } from '@/components/detail/limit-use'
import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadWalletOf } from '@/lib/domain/wallets/loaders'
import { formatMoney } from '@/lib/format/money'

/** The customer's wallet: balance, state, and how much of its limits is used. */
export async function WalletSummary({ customerId }: { customerId: string }) {
  const wallet = await loadWalletOf(customerId)
  if (!wallet) {
    return (
      <Card>
        <CardHead title="Wallet" />
        <p className="px-4 pb-4 text-muted">No wallet was opened yet.</p>
      </Card>
    )
  }
  return (
    <Card>
      <CardHead
        title="Wallet"
        actions={
          <>
            <a
              className="rounded-sm px-1.5 text-accent hover:underline"
              href={`/admin/wallets/${wallet.id}/statement`}
            >
              Statement
            </a>
            <RecordLink to="/admin/wallets" id={wallet.id}>
              Open
            </RecordLink>
          </>
        }
      />
      <div className="grid gap-4 px-4 pt-1 pb-4">
        <p className="num text-32 font-semibold">{formatMoney(wallet.balance)}</p>
        <p className="flex flex-wrap gap-2">
          <StatusBadge kind="wallet" status={wallet.status} />
          <StatusBadge kind="tier" status={wallet.tier} />
        </p>
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
    </Card>
  )
}
