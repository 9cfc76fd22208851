import { Suspense } from 'react'
import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { RelatedList } from '@/components/detail/related-list'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadAccessGrants } from '@/lib/domain/access/loaders'
import { accessGrantList } from '@/lib/domain/access/schema'
import { loadCustomer } from '@/lib/domain/customers/loaders'
import { loadKycRecords } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { formatDate } from '@/lib/format/date'
import { detailPage } from '../../_components/detail-page'
import { accessGrantColumns } from '../../access-grants/_components/columns'
import { kycColumns } from '../../kyc/_components/columns'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { CustomerLife } from '../_components/customer-life'
import { WalletSummary } from '../_components/wallet-summary'

export default detailPage('customers:read', loadCustomer, (customer, clock) => (
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
    clock={clock}
    aside={
      <>
        <Suspense fallback={<Waiting />}>
          <WalletSummary customerId={customer.id} />
        </Suspense>
        <Suspense fallback={<Waiting />}>
          <CustomerLife customerId={customer.id} zone={clock.zone} />
        </Suspense>
      </>
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
        fact.record('Registered by', '/admin/merchants', customer.merchantId, customer.merchant),
        fact.when('Last change', customer.updatedAt, clock),
      ]}
    />
    <TransactionsOf where={{ customer: customer.id }} show={['type', 'channel']} clock={clock} />
    <RelatedList
      title="KYC history"
      list={kycList}
      load={loadKycRecords}
      where={{ customer: customer.id }}
      columns={kycColumns}
      show={['level', 'risk', 'status', 'submitted']}
      clock={clock}
      empty="Nothing was submitted yet."
    />
    <RelatedList
      title="Merchants that may act for the customer"
      list={accessGrantList}
      load={loadAccessGrants}
      where={{ customer: customer.id }}
      columns={accessGrantColumns}
      show={['merchant', 'access', 'state', 'reason', 'created', 'expires']}
      clock={clock}
      empty="No merchant has access."
    />
  </DetailView>
))

function Waiting() {
  return (
    <Card className="h-64">
      <Skeleton className="m-4 h-40" />
    </Card>
  )
}
