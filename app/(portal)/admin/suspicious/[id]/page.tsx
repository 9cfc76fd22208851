import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Related } from '@/components/detail/related'
import { Timeline } from '@/components/detail/timeline'
import { ButtonLink } from '@/components/ui/button-link'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import * as load from '@/lib/domain/suspicious/loaders'
import { FREEZABLE_STATUSES } from '@/lib/domain/wallets/constants'
import { loadFreezes } from '@/lib/domain/wallets/loaders'
import { nameOf } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { FreezeDialog } from '../../wallets/_components/freeze-dialog'
import { freezeEntries } from '../../wallets/_components/freeze-entries'
import { caseColumns } from '../_components/columns'
import { Hits, Linked } from '../_components/evidence'
import { lifeOf } from '../_components/life'
import { PaymentGraph } from '../_components/payment-graph'
import { Responses } from '../_components/responses'

const OTHERS = ['rule', 'summary', 'status', 'hit']

export default detailPage('suspicious:read', load.loadCase, async (found, clock) => {
  const works = can(clock.role, 'suspicious:triage')
  const { walletId, customerId, walletStatus } = found
  const [hits, linked, payments, deeds, reports, others, investigators, freezes, pending] = await Promise.all(
    [
      load.loadHits(found.id),
      load.loadLinked(found.id),
      load.loadPayments(found.id),
      load.loadDeeds(found.id),
      load.loadReports(found.id),
      customerId ? load.loadOthers(found.id, customerId) : [],
      works ? load.loadInvestigators() : [],
      walletId ? loadFreezes(walletId) : [],
      walletId ? loadPendingOn('wallet', walletId) : [],
    ],
  )
  const freezable = FREEZABLE_STATUSES.some((status) => status === walletStatus)
  const life = lifeOf(found, hits, deeds, freezeEntries(freezes))
  return (
    <DetailView
      title={found.subject}
      marks={
        <>
          <StatusBadge kind="caseSeverity" status={found.severity} />
          <StatusBadge kind="suspicious" status={found.status} />
        </>
      }
      facts={`${nameOf(found.rule)}: ${found.summary}`}
      clock={clock}
      actions={
        <>
          {works && <Responses found={found} investigators={investigators} />}
          {works && customerId && (
            <ButtonLink href={`/admin/suspicious/${found.id}/report`} icon="scroll-text">
              {reports.length > 0 ? 'Report' : 'Draft a report'}
            </ButtonLink>
          )}
          {walletId && walletStatus && freezable && can(clock.role, 'wallets:freeze') && (
            <FreezeDialog
              walletId={walletId}
              seenStatus={walletStatus}
              customer={found.subject}
              lostDeviceOnly={false}
            />
          )}
        </>
      }
      banner={<PendingApprovals rows={pending} now={clock.now} />}
      aside={
        <Timeline title="What happened" zone={clock.zone} entries={life} empty="Nothing happened yet." />
      }
    >
      <Facts
        title="Case"
        facts={[
          [
            'Rule',
            <a
              key="rule"
              href={`/admin/suspicious/rules/${found.rule}`}
              className="text-accent hover:underline"
            >{`${nameOf(found.rule)}, version ${found.ruleVersion}`}</a>,
          ],
          customerId
            ? fact.record('Customer', '/admin/customers', customerId, `${found.subject} ${found.phone ?? ''}`)
            : ['About', found.subject],
          ['Assignee', found.assignee],
          ...(walletId ? [fact.wallet(walletId)] : []),
          fact.when('Opened', found.openedAt, clock),
          ...(walletStatus
            ? ([['Wallet is', <StatusBadge key="w" kind="wallet" status={walletStatus} />]] as const)
            : []),
          fact.when('Last hit', found.lastHitAt, clock),
          ...(found.balance ? [fact.amount('Balance', found.balance)] : []),
          ...(found.status === 'closed'
            ? ([
                ['Outcome', nameOf(found.outcome ?? '')],
                ['Closed by', found.closedBy],
                fact.when('Closed', found.closedAt, clock),
              ] as const)
            : []),
        ]}
      >
        {found.outcomeNote && (
          <p className="px-4 pb-4 whitespace-pre-line text-secondary">{found.outcomeNote}</p>
        )}
      </Facts>
      <PaymentGraph payments={payments} subject={walletId} />
      <Hits hits={hits} total={found.hits} clock={clock} />
      <Linked rows={linked} clock={clock} />
      {others.length > 0 && (
        <Related
          title="Other cases of this customer"
          rows={Promise.resolve(others)}
          columns={caseColumns.filter(({ id }) => OTHERS.includes(id))}
          clock={clock}
          href={(row) => `/admin/suspicious/${row.id}`}
          all={`/admin/suspicious?customer=${customerId}`}
          empty="None."
        />
      )}
    </DetailView>
  )
})
