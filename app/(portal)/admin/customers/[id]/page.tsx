import { Suspense } from 'react'
import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import { loadCustomer } from '@/lib/domain/customers/loaders'
import { formatDate } from '@/lib/format/date'
import { detailPage } from '../../_components/detail-page'
import { NotesCard } from '../../_components/notes-card'
import { PersonalFacts } from '../../_components/personal-facts'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { GrantAccess } from '../_components/access-actions'
import { CustomerActions } from '../_components/customer-actions'
import { CustomerLife } from '../_components/customer-life'
import { CustomerRecords } from '../_components/customer-records'
import { MoneyStory } from '../_components/money-story'
import { Tags } from '../_components/tags'
import { WaitingList } from '../_components/waiting-list'
import { WalletSummary } from '../_components/wallet-summary'

export default detailPage('customers:read', loadCustomer, async (customer, clock) => {
  const pending = await loadPendingOn('customer', customer.id)
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
          <Tags
            customerId={customer.id}
            name={customer.name}
            tags={customer.tags}
            mayChange={can(clock.role, 'customers:tag')}
          />
        </>
      }
      facts={`Customer since ${formatDate(customer.createdAt, clock.zone)} · ${customer.phone}`}
      clock={clock}
      actions={
        can(clock.role, 'customers:suspend') && (
          <CustomerActions customerId={customer.id} name={customer.name} seenStatus={customer.status} />
        )
      }
      banner={
        <>
          <PendingApprovals rows={pending} now={clock.now} />
          <Suspense>
            <WaitingList customerId={customer.id} now={clock.now} />
          </Suspense>
        </>
      }
      lead={
        <Suspense fallback={<Waiting />}>
          <WalletSummary customerId={customer.id} />
        </Suspense>
      }
      aside={
        <>
          <NotesCard subject="customer" id={customer.id} name={customer.name} clock={clock} />
          <Suspense fallback={<Waiting />}>
            <CustomerLife customerId={customer.id} zone={clock.zone} />
          </Suspense>
        </>
      }
    >
      <Suspense fallback={<Waiting />}>
        <MoneyStory customerId={customer.id} clock={clock} />
      </Suspense>
      <TransactionsOf where={{ customer: customer.id }} clock={clock} />
      <PersonalFacts
        title="Identity"
        subject="customer"
        id={customer.id}
        name={customer.name}
        role={clock.role}
        facts={[
          fact.masked('Phone', 'phone', customer.phone),
          fact.masked('Email', 'email', customer.email),
          fact.masked('Omang or passport', 'identityNumber', customer.identityNumber),
          fact.masked('Born', 'dateOfBirth', customer.dateOfBirth),
          ['Nationality', customer.nationality],
          ['Language', customer.language === 'tn' ? 'Setswana' : 'English'],
          fact.record('Registered by', '/admin/merchants', customer.merchantId, customer.merchant),
          fact.when('Last change', customer.updatedAt, clock),
        ]}
      />
      <CustomerRecords
        customerId={customer.id}
        grant={
          customer.status !== 'closed' &&
          can(clock.role, 'access:manage') && <GrantAccess customerId={customer.id} name={customer.name} />
        }
        clock={clock}
      />
    </DetailView>
  )
})

function Waiting() {
  return (
    <Card className="h-64">
      <Skeleton className="m-4 h-40" />
    </Card>
  )
}
