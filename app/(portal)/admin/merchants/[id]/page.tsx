import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { Related } from '@/components/detail/related'
import { RelatedList } from '@/components/detail/related-list'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadAccessGrants } from '@/lib/domain/access/loaders'
import { accessGrantList } from '@/lib/domain/access/schema'
import { loadCredentials, loadMerchant } from '@/lib/domain/merchants/loaders'
import { loadQrCodes } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { formatCount, formatPercent } from '@/lib/format/number'
import { detailPage } from '../../_components/detail-page'
import { accessGrantColumns } from '../../access-grants/_components/columns'
import { qrCodeColumns } from '../../qr-codes/_components/columns'
import { TransactionsOf } from '../../transactions/_components/transactions-of'
import { credentialColumns } from '../_components/credential-columns'

export default detailPage('merchants:read', loadMerchant, (merchant, clock) => (
  <DetailView
    title={merchant.name}
    marks={<StatusBadge kind="merchant" status={merchant.status} />}
    facts={`Registration ${merchant.registrationNumber}`}
    clock={clock}
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
      columns={credentialColumns}
      clock={clock}
      empty="No API key was issued."
    />
  </DetailView>
))
