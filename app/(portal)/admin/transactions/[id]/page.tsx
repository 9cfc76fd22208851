import { When } from '@/components/data-table/cells'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { RecordLink } from '@/components/detail/record-link'
import { Timeline } from '@/components/detail/timeline'
import { Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadTransaction, loadTransactionEvents } from '@/lib/domain/transactions/loaders'
import { formatDateTime } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'
import { lifeOf } from '../_components/life'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('transactions:read')])
  const it = await loadTransaction(id)
  const events = await loadTransactionEvents(it.id)
  const credit = it.direction === 'credit'
  return (
    <DetailView
      title={it.reference}
      marks={<StatusBadge kind="transaction" status={it.status} />}
      facts={`${nameOf(it.type)} · ${formatDateTime(it.createdAt, clock.zone, true)}`}
      aside={
        <Timeline
          title="Life"
          zone={clock.zone}
          entries={lifeOf(events)}
          empty="No change of status was recorded."
        />
      }
    >
      <Facts
        title="Money"
        note={credit ? 'Into the wallet' : 'Out of the wallet'}
        facts={[
          [
            'Amount',
            <strong key="amount" className="num font-semibold">
              {formatMoney(it.amount)}
            </strong>,
          ],
          ['Fee', formatMoney(it.fee)],
          [
            credit ? 'Received' : 'Paid',
            formatMoney(credit ? it.netAmount : `-${it.netAmount}`, { sign: 'always' }),
          ],
          ['Reconciled', it.isReconciled ? 'Yes' : 'Not yet'],
          ['Balance before', formatMoney(it.balanceBefore)],
          ['Balance after', formatMoney(it.balanceAfter)],
        ]}
      />
      <Facts
        title="Parties"
        facts={[
          [
            'Customer',
            <RecordLink
              key="c"
              to="/admin/customers"
              id={it.customerId}
            >{`${it.customer} ${it.phone}`}</RecordLink>,
          ],
          [
            'Wallet',
            <RecordLink
              key="w"
              to="/admin/wallets"
              id={it.walletId}
            >{`…${it.walletId.slice(-8)}`}</RecordLink>,
          ],
          [
            credit ? 'From' : 'To',
            <RecordLink key="o" to="/admin/customers" id={it.counterpartyId}>
              {it.counterparty}
            </RecordLink>,
          ],
          [
            'Other side',
            <RecordLink key="x" to="/admin/transactions" id={it.mirrorId}>
              {it.mirrorReference}
            </RecordLink>,
          ],
          [
            'Merchant',
            <RecordLink key="m" to="/admin/merchants" id={it.merchantId}>
              {it.merchant}
            </RecordLink>,
          ],
        ]}
      />
      <Facts
        title="Details"
        facts={[
          ['Description', it.description || null],
          ['Channel', <Tag key="channel">{nameOf(it.channel)}</Tag>],
          [
            'QR code',
            <RecordLink key="q" to="/admin/qr-codes" id={it.qrCodeId}>
              {it.qrReference}
            </RecordLink>,
          ],
          [
            'EFT payment',
            <RecordLink key="e" to="/admin/eft-payments" id={it.eftPaymentId}>
              {it.eftReference}
            </RecordLink>,
          ],
          ['External reference', it.externalReference],
          ['Completed', <When key="done" at={it.completedAt} clock={clock} />],
          ...(it.failureCode
            ? [
                [
                  'Failed because',
                  it.failureReason
                    ? `${nameOf(it.failureCode)}: ${it.failureReason}`
                    : nameOf(it.failureCode),
                ] as const,
              ]
            : []),
        ]}
      />
    </DetailView>
  )
}
