import { When } from '@/components/data-table/cells'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { RecordLink } from '@/components/detail/record-link'
import { Timeline } from '@/components/detail/timeline'
import { StatusBadge } from '@/components/ui/status-badge'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadQrCode } from '@/lib/domain/qr/loaders'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('qr:read')])
  const code = await loadQrCode(id)
  const life = [
    code.paidAt && {
      id: 'paid',
      title: 'Paid',
      who: code.customer ?? 'Customer',
      at: code.paidAt,
      tone: 'good' as const,
    },
    code.scannedAt && {
      id: 'scan',
      title: 'First scan',
      who: code.customer ?? 'Customer',
      at: code.scannedAt,
    },
    { id: 'made', title: 'Created', who: code.merchant, at: code.createdAt, tone: 'info' as const },
  ].filter((entry) => entry !== null && entry !== '')
  return (
    <DetailView
      title={code.reference}
      marks={<StatusBadge kind="qr" status={code.status} />}
      facts={`${formatMoney(code.amount)} for ${code.merchant}`}
      aside={<Timeline title="Life" zone={clock.zone} entries={life} empty="Nothing happened yet." />}
    >
      <Facts
        title="QR code"
        facts={[
          ['Amount', formatMoney(code.amount)],
          [
            'Merchant',
            <RecordLink key="m" to="/admin/merchants" id={code.merchantId}>
              {code.merchant}
            </RecordLink>,
          ],
          [
            'Paid by',
            <RecordLink key="c" to="/admin/customers" id={code.customerId}>
              {code.customer}
            </RecordLink>,
          ],
          [
            'Transaction',
            <RecordLink key="t" to="/admin/transactions" id={code.transactionId}>
              {code.transaction}
            </RecordLink>,
          ],
          ['Scans', formatCount(code.scans)],
          ['Expires', <When key="e" at={code.expiresAt} clock={clock} />],
        ]}
      />
    </DetailView>
  )
}
