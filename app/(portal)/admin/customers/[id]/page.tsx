import { Suspense } from 'react'
import { When } from '@/components/data-table/cells'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { RecordLink } from '@/components/detail/record-link'
import { Related } from '@/components/detail/related'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadCustomer, loadGrants } from '@/lib/domain/customers/loaders'
import { loadKycRecords } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { formatDate } from '@/lib/format/date'
import { relatedState } from '@/lib/list/related'
import { kycColumns } from '../../kyc/_components/columns'
import { transactionColumns } from '../../transactions/_components/columns'
import { grantColumns } from '../_components/grant-columns'
import { WalletSummary } from '../_components/wallet-summary'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, clock] = await Promise.all([params, pageClock('customers:read')])
  const customer = await loadCustomer(id)
  const kyc = relatedState(kycList, { customer: [customer.id] }, ['level', 'risk', 'status', 'submitted'])
  const movements = relatedState(transactionList, { customer: [customer.id] }, [
    'reference',
    'type',
    'channel',
    'amount',
    'status',
    'created',
  ])
  return (
    <DetailView
      title={customer.name}
      marks={
        <>
          <StatusBadge kind="customer" status={customer.status} />
          {customer.isVerified && (
            <Badge tone="good" icon="shield-check">
              Verified
            </Badge>
          )}
        </>
      }
      facts={`Customer since ${formatDate(customer.createdAt, clock.zone)} · ${customer.phone}`}
      aside={
        <Suspense
          fallback={
            <Card className="h-64">
              <Skeleton className="m-4 h-40" />
            </Card>
          }
        >
          <WalletSummary customerId={customer.id} />
        </Suspense>
      }
    >
      <Facts
        title="Identity"
        note="Masked"
        facts={[
          ['Phone', customer.phone],
          ['Email', customer.email],
          ['Omang or passport', customer.identityNumber],
          ['Born', customer.dateOfBirth.slice(0, 4)],
          ['Nationality', customer.nationality],
          ['Language', customer.language === 'tn' ? 'Setswana' : 'English'],
          [
            'Registered by',
            <RecordLink key="merchant" to="/admin/merchants" id={customer.merchantId}>
              {customer.merchant}
            </RecordLink>,
          ],
          ['Last change', <When key="updated" at={customer.updatedAt} clock={clock} />],
        ]}
      />
      <Related
        title="Recent transactions"
        rows={loadTransactions(movements.state).then(({ rows }) => rows)}
        columns={movements.pick(transactionColumns(clock))}
        href={(row) => `/admin/transactions/${row.id}`}
        all={movements.href}
        empty="No money has moved yet."
      />
      <Related
        title="KYC history"
        rows={loadKycRecords(kyc.state).then(({ rows }) => rows)}
        columns={kyc.pick(kycColumns(clock))}
        href={(row) => `/admin/kyc/${row.id}`}
        all={kyc.href}
        empty="Nothing was submitted yet."
      />
      <Related
        title="Merchants that may act for the customer"
        rows={loadGrants(customer.id)}
        columns={grantColumns(clock)}
        href={(row) => `/admin/merchants/${row.merchantId}`}
        empty="No merchant has access."
      />
    </DetailView>
  )
}
