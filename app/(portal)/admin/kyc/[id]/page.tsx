import { DetailView } from '@/components/detail/detail-view'
import { RecordLink } from '@/components/detail/record-link'
import { Timeline } from '@/components/detail/timeline'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadKycChecks, loadKycDocuments, loadKycEvents, loadKycRecord } from '@/lib/domain/kyc/loaders'
import { formatAge } from '@/lib/format/duration'
import { humanise } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { Checks } from '../_components/checks'
import { Comparison } from '../_components/comparison'
import { Decision } from '../_components/decision'
import { Documents } from '../_components/documents'
import { Effect } from '../_components/effect'
import { historyOf } from '../_components/history'

export default detailPage('kyc:read', loadKycRecord, async (record, clock) => {
  const [documents, events, duplicates] = await Promise.all([
    loadKycDocuments(record.id),
    loadKycEvents(record.id),
    loadKycChecks(record.id),
  ])
  return (
    <DetailView
      title={record.submittedName}
      marks={
        <>
          <StatusBadge kind="kyc" status={record.status} />
          <StatusBadge kind="risk" status={record.riskLevel} title={`Score ${record.riskScore} of 100`} />
        </>
      }
      facts={
        <>
          {humanise(record.level)} verification · submitted {formatAge(record.submittedAt, clock.now)} ·{' '}
          <RecordLink to="/admin/customers" id={record.customerId}>
            Customer
          </RecordLink>
        </>
      }
      clock={clock}
      aside={
        <Timeline
          title="History"
          zone={clock.zone}
          entries={historyOf(events)}
          empty="No change of status was recorded."
        >
          <Effect record={record} />
        </Timeline>
      }
    >
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <Documents documents={documents} zone={clock.zone} />
        <div className="grid gap-3.5">
          <Comparison record={record} />
          <Checks record={record} duplicates={duplicates} now={clock.now} />
          <Decision record={record} clock={clock} />
        </div>
      </div>
    </DetailView>
  )
})
