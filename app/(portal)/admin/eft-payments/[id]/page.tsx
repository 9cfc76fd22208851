import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { isStuck } from '@/lib/domain/eft/constants'
import { loadEftPayment } from '@/lib/domain/eft/loaders'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { StuckActions } from '../_components/stuck-actions'

export default detailPage('eft:read', loadEftPayment, (payment, clock) => (
  <DetailView
    title={payment.reference}
    marks={<StatusBadge kind="eft" status={payment.status} />}
    facts={`${formatMoney(payment.amount)} from ${nameOf(payment.bank)} ${payment.account}`}
    clock={clock}
    actions={
      can(clock.role, 'eft:manage') &&
      isStuck(payment, clock.now.getTime()) && (
        <StuckActions
          paymentId={payment.id}
          reference={payment.reference}
          seenStatus={payment.status}
          attempts={payment.attempts}
          bank={nameOf(payment.bank)}
        />
      )
    }
    life={[
      { title: 'Announced', who: nameOf(payment.bank), at: payment.createdAt, tone: 'info' },
      { title: 'Processing', who: nameOf(payment.bank), at: payment.processedAt, tone: 'info' },
      { title: `Sent again (attempt ${payment.attempts})`, who: null, at: payment.retriedAt, tone: 'info' },
      { title: 'Completed', who: nameOf(payment.bank), at: payment.completedAt, tone: 'good' },
    ]}
  >
    <Facts
      title="EFT payment"
      facts={[
        fact.amount('Amount', payment.amount),
        ['Bank', nameOf(payment.bank)],
        ['Account', payment.account],
        fact.customer(payment),
        fact.wallet(payment.walletId),
        fact.record('Transaction', '/admin/transactions', payment.transactionId, payment.transaction),
        ['Sent to the bank', payment.attempts === 1 ? 'Once' : `${payment.attempts} times`],
        ['Failed because', payment.failureReason],
      ]}
    />
  </DetailView>
))
