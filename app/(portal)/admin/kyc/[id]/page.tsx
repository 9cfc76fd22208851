import { notFound } from 'next/navigation'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { RecordLink } from '@/components/detail/record-link'
import { Timeline } from '@/components/detail/timeline'
import { Crumb } from '@/components/layout/breadcrumb'
import { PageHead } from '@/components/ui/page-head'
import { StatusBadge } from '@/components/ui/status-badge'
import { can } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import {
  loadKycChecks,
  loadKycDocuments,
  loadKycEvents,
  loadKycRecord,
  loadOtherRecords,
} from '@/lib/domain/kyc/loaders'
import { loadCase, loadRemarks } from '@/lib/domain/kyc-desk/loaders'
import { TWO_OFFICERS_FROM } from '@/lib/kyc/constants'
import { detailPage } from '../../_components/detail-page'
import { CaseFacts } from '../_components/case-facts'
import { Checks } from '../_components/checks'
import { Comparison } from '../_components/comparison'
import { Decision } from '../_components/decision'
import { Effect, effectOf } from '../_components/effect'
import { historyOf } from '../_components/history'
import { NoteForm } from '../_components/note-form'
import { ReviewBar } from '../_components/review-bar'
import { RiskCard } from '../_components/risk-card'
import { Viewer } from '../_components/viewer'

export default detailPage('kyc:read', loadKycRecord, async (record, clock) => {
  const [found, documents, events, duplicates, others, remarks, pending] = await Promise.all([
    loadCase(record.id),
    loadKycDocuments(record.id),
    loadKycEvents(record.id),
    loadKycChecks(record.id),
    loadOtherRecords(record.id),
    loadRemarks(record.id),
    record.walletId ? loadPendingOn('wallet', record.walletId) : [],
  ])
  if (!found) notFound()
  const mayDecide = can(clock.role, 'kyc:decide')
  const firstOfTwo = record.riskScore >= TWO_OFFICERS_FROM && !found.firstApproverId
  const effect = firstOfTwo
    ? 'High risk: it goes back to the queue, and a second officer decides.'
    : (effectOf(record) ?? 'The customer has no wallet yet; the approval is kept.')
  return (
    <div className="grid gap-4">
      <Crumb name={record.submittedName} />
      <PageHead
        title={record.submittedName}
        marks={
          <>
            <StatusBadge kind="kyc" status={record.status} />
            <StatusBadge kind="risk" status={record.riskLevel} title={`Score ${record.riskScore} of 100`} />
          </>
        }
        facts={<CaseFacts record={record} found={found} clock={clock} />}
        actions={
          mayDecide && (
            <ReviewBar
              mine={found.mine}
              claimable={found.claimable}
              record={{
                id: record.id,
                name: record.submittedName,
                firstName: found.firstName,
                version: found.version,
                language: found.language,
                effect,
                firstOfTwo,
              }}
            />
          )
        }
      />
      <PendingApprovals rows={pending} now={clock.now} />
      <div className="grid items-start gap-3.5 lg:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,292px)]">
        <div className="grid gap-3.5">
          <Viewer documents={documents} zone={clock.zone} />
          <RiskCard record={record} />
        </div>
        <div className="grid gap-3.5">
          <Comparison record={record} mayReveal={mayDecide} />
          <Checks record={record} duplicates={duplicates} now={clock.now} />
        </div>
        <div className="grid gap-3.5 lg:max-xl:col-span-2">
          <Timeline
            title="History"
            zone={clock.zone}
            entries={historyOf({ record, found, events, documents, remarks, others })}
            empty="No change of status was recorded."
          >
            {mayDecide && (
              <div className="mt-3">
                <NoteForm recordId={record.id} />
              </div>
            )}
            <Effect record={record} />
          </Timeline>
          {record.decidedAt && <Decision record={record} clock={clock} />}
        </div>
      </div>
      <p className="text-125 text-muted">
        <RecordLink to="/admin/customers" id={record.customerId}>
          All of this customer
        </RecordLink>
      </p>
    </div>
  )
})
