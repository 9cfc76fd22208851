import { When } from '@/components/data-table/cells'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { Related } from '@/components/detail/related'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadCredentials, loadMerchant } from '@/lib/domain/merchants/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadQrCodes } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { formatCount, formatPercent } from '@/lib/format/number'
import { relatedState } from '@/lib/list/related'
import { qrCodeColumns } from '../../qr-codes/_components/columns'
import { transactionColumns } from '../../transactions/_components/columns'
import { credentialColumns } from '../_components/credential-columns'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('merchants:read')])
  const merchant = await loadMerchant(id)
  const movements = relatedState(transactionList, { merchant: [merchant.id] }, [
    'reference',
    'customer',
    'amount',
    'status',
    'created',
  ])
  const codes = relatedState(qrCodeList, { merchant: [merchant.id] }, [
    'reference',
    'amount',
    'status',
    'scans',
    'created',
  ])
  return (
    <DetailView
      title={merchant.name}
      marks={<StatusBadge kind="merchant" status={merchant.status} />}
      facts={`Registration ${merchant.registrationNumber}`}
    >
      <Facts
        title="Business"
        note="Masked"
        facts={[
          ['Registration', merchant.registrationNumber],
          ['Commission', formatPercent(Number(merchant.commissionRate), 2)],
          ['Contact email', merchant.email],
          ['Contact phone', merchant.phone],
          ['Settlement account', merchant.settlementAccount],
          ['Webhook', merchant.webhookUrl],
          ['Customers registered', formatCount(merchant.customersRegistered)],
          ['Customers it may act for', formatCount(merchant.customersGranted)],
          ['Joined', <When key="joined" at={merchant.createdAt} clock={clock} />],
          ['Last change', <When key="updated" at={merchant.updatedAt} clock={clock} />],
        ]}
      />
      <Related
        title="Recent transactions"
        rows={loadTransactions(movements.state).then(({ rows }) => rows)}
        columns={movements.pick(transactionColumns(clock))}
        href={(row) => `/admin/transactions/${row.id}`}
        all={movements.href}
        empty="No customer has paid here yet."
      />
      <Related
        title="Recent QR codes"
        rows={loadQrCodes(codes.state).then(({ rows }) => rows)}
        columns={codes.pick(qrCodeColumns(clock))}
        href={(row) => `/admin/qr-codes/${row.id}`}
        all={codes.href}
        empty="No QR code was made yet."
      />
      <Related
        title="API keys"
        rows={loadCredentials(merchant.id)}
        columns={credentialColumns(clock)}
        empty="No API key was issued."
      />
    </DetailView>
  )
}
