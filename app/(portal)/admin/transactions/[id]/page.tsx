import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadTransaction, loadTransactionEvents } from '@/lib/domain/transactions/loaders'
import { formatDateTime } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { nameOf, statusLook } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'

export default detailPage('transactions:read', loadTransaction, async (it, clock) => {
  const events = await loadTransactionEvents(it.id)
  const credit = it.direction === 'credit'
  const reason = it.failureReason ? `: ${it.failureReason}` : ''
  return (
    <DetailView
      title={it.reference}
      marks={<StatusBadge kind="transaction" status={it.status} />}
      facts={`${nameOf(it.type)} · ${formatDateTime(it.createdAt, clock.zone, true)}`}
      clock={clock}
      life={events.map(({ toStatus, actor, createdAt }) => {
        const { label, tone } = statusLook('transaction', toStatus)
        return { title: label, tone, who: actor, at: createdAt }
      })}
    >
      <Facts
        title="Money"
        note={credit ? 'Into the wallet' : 'Out of the wallet'}
        facts={[
          fact.amount('Amount', it.amount),
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
          fact.customer(it),
          fact.wallet(it.walletId),
          fact.record(credit ? 'From' : 'To', '/admin/customers', it.counterpartyId, it.counterparty),
          fact.record('Other side', '/admin/transactions', it.mirrorId, it.mirrorReference),
          fact.record('Merchant', '/admin/merchants', it.merchantId, it.merchant),
        ]}
      />
      <Facts
        title="Details"
        facts={[
          ['Description', it.description || null],
          ['Channel', <Tag key="channel">{nameOf(it.channel)}</Tag>],
          fact.record('QR code', '/admin/qr-codes', it.qrCodeId, it.qrReference),
          fact.record('EFT payment', '/admin/eft-payments', it.eftPaymentId, it.eftReference),
          ['External reference', it.externalReference],
          fact.when('Completed', it.completedAt, clock),
          ...(it.failureCode ? [['Failed because', `${nameOf(it.failureCode)}${reason}`] as const] : []),
        ]}
      />
    </DetailView>
  )
})
