import { Suspense } from 'react'
import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Related } from '@/components/detail/related'
import { Badge, Tag } from '@/components/ui/badge'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import { loadRefundState } from '@/lib/domain/refunds/loaders'
import { loadTransaction, loadTransactionEvents } from '@/lib/domain/transactions/loaders'
import { formatDateTime } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { nameOf, statusLook } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { NotesCard } from '../../_components/notes-card'
import { Arithmetic } from '../_components/arithmetic'
import { BothSides } from '../_components/both-sides'
import { CameByEft, PaidCode } from '../_components/came-by'
import { refundColumns } from '../_components/refund-columns'
import { RefundDialog } from '../_components/refund-dialog'
import { Told } from '../_components/told'
import { TransactionActions } from '../_components/transaction-actions'

const ACTIONS = [
  'transactions:hold',
  'transactions:dispute',
  'transactions:settle',
  'transactions:reconcile',
] as const

export default detailPage('transactions:read', loadTransaction, async (it, clock) => {
  const [events, refunds, pending] = await Promise.all([
    loadTransactionEvents(it.id),
    loadRefundState(it.id),
    loadPendingOn('transaction', it.id),
  ])
  const may = ACTIONS.filter((permission) => can(clock.role, permission))
  const left = refunds?.left
  const credit = it.direction === 'credit'
  const reason = it.failureReason ? `: ${it.failureReason}` : ''
  return (
    <DetailView
      title={it.reference}
      marks={<StatusBadge kind="transaction" status={it.status} />}
      facts={`${nameOf(it.type)} · ${formatDateTime(it.createdAt, clock.zone, true)}`}
      clock={clock}
      actions={
        <>
          <TransactionActions transaction={it} may={may} />
          {refunds && left && pending.length === 0 && can(clock.role, 'transactions:refund') && (
            <RefundDialog transaction={it} state={{ ...refunds, left }} />
          )}
        </>
      }
      banner={
        <>
          <Told facts={it} />
          <PendingApprovals rows={pending} now={clock.now} />
        </>
      }
      life={events.map(({ toStatus, actor, createdAt, reason: why }) => {
        const { label, tone } = statusLook('transaction', toStatus)
        return { title: label, tone, who: actor, at: createdAt, note: why }
      })}
      aside={<NotesCard subject="transaction" id={it.id} name={it.reference} clock={clock} />}
    >
      <Arithmetic it={it} />
      <Facts
        title="Parties"
        facts={[
          fact.customer(it),
          fact.wallet(it.walletId),
          fact.record(credit ? 'From' : 'To', '/admin/customers', it.counterpartyId, it.counterparty),
          ...(it.refundOfId
            ? [fact.record('Gives back', '/admin/transactions', it.refundOfId, it.refundOfReference)]
            : []),
          fact.record('Other side', '/admin/transactions', it.mirrorId, it.mirrorReference),
          fact.record('Merchant', '/admin/merchants', it.merchantId, it.merchant),
        ]}
      />
      <Suspense fallback={<Skeleton className="h-40" />}>
        {it.mirrorId && <BothSides it={it} />}
        {it.qrCodeId && <PaidCode id={it.qrCodeId} clock={clock} />}
        {it.eftPaymentId && <CameByEft id={it.eftPaymentId} clock={clock} />}
      </Suspense>
      <Facts
        title="Details"
        facts={[
          ['Description', it.description || null],
          ['Channel', <Tag key="channel">{nameOf(it.channel)}</Tag>],
          ['Reconciled', <Reconciled key="reconciled" yes={it.isReconciled} />],
          ['External reference', it.externalReference],
          fact.when('Created', it.createdAt, clock),
          fact.when('Completed', it.completedAt, clock),
          ...(it.failureCode ? [['Failed because', `${nameOf(it.failureCode)}${reason}`] as const] : []),
        ]}
      />
      {refunds && refunds.refunds.length > 0 && (
        <Related
          title="Refunds"
          note={`${formatMoney(refunds.given)} of ${formatMoney(it.amount)} given back`}
          rows={Promise.resolve(refunds.refunds)}
          columns={refundColumns}
          href={(row) => `/admin/transactions/${row.id}`}
          clock={clock}
          empty="Nothing was given back."
        />
      )}
    </DetailView>
  )
})

function Reconciled({ yes }: { yes: boolean }) {
  return yes ? (
    <Badge tone="good" icon="circle-check">
      Reconciled
    </Badge>
  ) : (
    <Badge icon="circle-dashed">Not yet</Badge>
  )
}
