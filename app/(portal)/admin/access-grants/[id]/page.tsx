import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadAccessGrant } from '@/lib/domain/access/loaders'
import { humanise, nameOf } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { AccessActions } from '../../customers/_components/access-actions'
import { TransactionsOf } from '../../transactions/_components/transactions-of'

export default detailPage('customers:read', loadAccessGrant, (grant, clock) => (
  <DetailView
    title={`${grant.merchant} for ${grant.customer}`}
    marks={<StatusBadge kind="access" status={grant.access} />}
    facts={humanise(grant.state)}
    clock={clock}
    actions={can(clock.role, 'access:manage') && <AccessActions grant={grant} zone={clock.zone} />}
    life={[
      { title: 'Granted', who: grant.grantedBy, at: grant.createdAt, tone: 'info' },
      { title: 'Expired', who: 'time', at: grant.state === 'expired' ? grant.expiresAt : null },
    ]}
  >
    <Facts
      title="Access grant"
      facts={[
        fact.record('Merchant', '/admin/merchants', grant.merchantId, grant.merchant),
        fact.customer(grant),
        ['Reason', nameOf(grant.reason)],
        fact.when('Until', grant.expiresAt, clock),
      ]}
    />
    <TransactionsOf where={{ customer: grant.customerId, merchant: grant.merchantId }} clock={clock} />
  </DetailView>
))
