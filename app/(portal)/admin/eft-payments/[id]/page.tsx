import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { RecordLink } from '@/components/detail/record-link'
import { Timeline, type TimelineEntry } from '@/components/detail/timeline'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadEftPayment } from '@/lib/domain/eft/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('eft:read')])
  const payment = await loadEftPayment(id)
  const after = (from: string, to: string) => `after ${formatDuration(ageSeconds(from, new Date(to)))}`
  const life: TimelineEntry[] = [
    { id: 'created', title: 'Announced', who: nameOf(payment.bank), at: payment.createdAt, tone: 'info' },
  ]
  if (payment.processedAt) {
    life.unshift({
      id: 'processed',
      title: 'Processing',
      who: nameOf(payment.bank),
      at: payment.processedAt,
      tone: 'info',
      note: after(payment.createdAt, payment.processedAt),
    })
  }
  if (payment.completedAt) {
    life.unshift({
      id: 'completed',
      title: 'Completed',
      who: nameOf(payment.bank),
      at: payment.completedAt,
      tone: 'good',
      note: after(payment.createdAt, payment.completedAt),
    })
  }
  return (
    <DetailView
      title={payment.reference}
      marks={<StatusBadge kind="eft" status={payment.status} />}
      facts={`${formatMoney(payment.amount)} from ${nameOf(payment.bank)} ${payment.account}`}
      aside={<Timeline title="Life" zone={clock.zone} entries={life} empty="Nothing happened yet." />}
    >
      <Facts
        title="EFT payment"
        facts={[
          ['Amount', formatMoney(payment.amount)],
          ['Bank', nameOf(payment.bank)],
          ['Account', payment.account],
          [
            'Customer',
            <RecordLink
              key="c"
              to="/admin/customers"
              id={payment.customerId}
            >{`${payment.customer} ${payment.phone}`}</RecordLink>,
          ],
          [
            'Wallet',
            <RecordLink
              key="w"
              to="/admin/wallets"
              id={payment.walletId}
            >{`…${payment.walletId.slice(-8)}`}</RecordLink>,
          ],
          [
            'Transaction',
            <RecordLink key="t" to="/admin/transactions" id={payment.transactionId}>
              {payment.transaction}
            </RecordLink>,
          ],
          ['Failed because', payment.failureReason],
        ]}
      />
    </DetailView>
  )
}
