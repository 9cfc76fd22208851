import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadQrCode } from '@/lib/domain/qr/loaders'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { detailPage } from '../../_components/detail-page'
import { CancelCode } from '../_components/cancel-code'

export default detailPage('qr:read', loadQrCode, (code, clock) => (
  <DetailView
    title={code.reference}
    marks={<StatusBadge kind="qr" status={code.status} />}
    facts={`${formatMoney(code.amount)} for ${code.merchant}`}
    clock={clock}
    actions={
      can(clock.role, 'qr:cancel') &&
      code.status === 'active' &&
      code.expiresAt > clock.now.toISOString() && (
        <CancelCode codeId={code.id} reference={code.reference} merchant={code.merchant} />
      )
    }
    life={[
      { title: 'Created', who: code.merchant, at: code.createdAt, tone: 'info' },
      { title: 'First scan', who: code.customer ?? 'Customer', at: code.scannedAt },
      { title: 'Paid', who: code.customer ?? 'Customer', at: code.paidAt, tone: 'good' },
    ]}
  >
    <Facts
      title="QR code"
      facts={[
        fact.amount('Amount', code.amount),
        fact.record('Merchant', '/admin/merchants', code.merchantId, code.merchant),
        fact.record('Paid by', '/admin/customers', code.customerId, code.customer),
        fact.record('Transaction', '/admin/transactions', code.transactionId, code.transaction),
        ['Scans', formatCount(code.scans)],
        fact.when('Expires', code.expiresAt, clock),
      ]}
    />
  </DetailView>
))
