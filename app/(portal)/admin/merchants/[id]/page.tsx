import { Suspense } from 'react'
import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Related } from '@/components/detail/related'
import { RelatedList } from '@/components/detail/related-list'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadAccessGrants } from '@/lib/domain/access/loaders'
import { accessGrantList } from '@/lib/domain/access/schema'
import { loadCredentials, loadMerchant } from '@/lib/domain/merchants/loaders'
import { loadQrCodes } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { formatPercent } from '@/lib/format/number'
import { detailPage } from '../../_components/detail-page'
import { NotesCard } from '../../_components/notes-card'
import { PersonalFacts } from '../../_components/personal-facts'
import { accessGrantColumns } from '../../access-grants/_components/columns'
import { qrCodeColumns } from '../../qr-codes/_components/columns'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { credentialColumns } from '../_components/credential-columns'
import { IssueKey } from '../_components/key-actions'
import { MerchantActions } from '../_components/merchant-actions'
import { QrFunnel, Settlement } from '../_components/merchant-figures'
import { MerchantLife } from '../_components/merchant-life'

export default detailPage('merchants:read', loadMerchant, (merchant, clock) => (
  <DetailView
    title={merchant.name}
    marks={<StatusBadge kind="merchant" status={merchant.status} />}
    facts={`Registration ${merchant.registrationNumber}`}
    clock={clock}
    actions={
      <MerchantActions
        merchantId={merchant.id}
        name={merchant.name}
        seenStatus={merchant.status}
        activeCodes={merchant.activeCodes}
        activeKeys={merchant.activeKeys}
        grants={merchant.customersGranted}
        may={{
          approve: can(clock.role, 'merchants:approve'),
          suspend: can(clock.role, 'merchants:suspend'),
          close: can(clock.role, 'merchants:close'),
        }}
      />
    }
    aside={
      <>
        <Suspense fallback={<Skeleton className="h-48" />}>
          <Settlement merchantId={merchant.id} rate={merchant.commissionRate} />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-48" />}>
          <QrFunnel merchantId={merchant.id} />
        </Suspense>
        <NotesCard subject="merchant" id={merchant.id} name={merchant.name} clock={clock} />
        <Suspense fallback={<Skeleton className="h-48" />}>
          <MerchantLife merchantId={merchant.id} zone={clock.zone} />
        </Suspense>
      </>
    }
  >
    <PersonalFacts
      title="Business"
      subject="merchant"
      id={merchant.id}
      name={merchant.name}
      role={clock.role}
      facts={[
        ['Registration', merchant.registrationNumber],
        ['Commission', formatPercent(Number(merchant.commissionRate), 2)],
        fact.masked('Contact email', 'email', merchant.email),
        fact.masked('Contact phone', 'phone', merchant.phone),
        fact.masked('Settlement account', 'settlementAccount', merchant.settlementAccount),
        ['Webhook', merchant.webhookUrl],
        fact.rows(
          'Customers registered',
          merchant.customersRegistered,
          `/admin/customers?merchant=${merchant.id}`,
        ),
        fact.rows(
          'Customers it may act for',
          merchant.customersGranted,
          `/admin/access-grants?merchant=${merchant.id}&state=in_force,ending_soon,expired`,
        ),
        fact.when('Joined', merchant.createdAt, clock),
        fact.when('Last change', merchant.updatedAt, clock),
      ]}
    />
    <TransactionsOf
      where={{ merchant: merchant.id }}
      show={['customer']}
      clock={clock}
      empty="No customer has paid here yet."
    />
    <RelatedList
      title="Recent QR codes"
      list={qrCodeList}
      load={loadQrCodes}
      where={{ merchant: merchant.id }}
      columns={qrCodeColumns}
      show={['reference', 'amount', 'status', 'scans', 'created']}
      clock={clock}
      empty="No QR code was made yet."
    />
    <RelatedList
      title="Customers it may act for"
      list={accessGrantList}
      load={loadAccessGrants}
      where={{ merchant: merchant.id }}
      columns={accessGrantColumns}
      show={['customer', 'access', 'state', 'reason', 'created']}
      clock={clock}
      empty="It has access to no customer."
    />
    <Related
      title="API keys"
      rows={loadCredentials(merchant.id)}
      columns={credentialColumns(can(clock.role, 'merchants:credentials'))}
      actions={
        merchant.status === 'active' &&
        can(clock.role, 'merchants:credentials') && (
          <IssueKey merchantId={merchant.id} merchant={merchant.name} />
        )
      }
      clock={clock}
      empty="No API key was issued."
    />
  </DetailView>
))
