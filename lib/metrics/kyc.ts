import { PROCESS_SECONDS_EDGES } from './buckets'
import { bankSnapshot, histogramOf, labelled } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const KYC_STATUSES = [
  'pending',
  'in_progress',
  'approved',
  'rejected',
  'resubmission_requested',
  'expired',
] as const

type Name =
  | 'kyc_pending'
  | 'kyc_records_current'
  | 'kyc_verifications_total'
  | 'kyc_processing_duration_seconds'
  | 'kyc_oldest_pending_seconds'

export const kyc: Family<Name, Sources> = {
  name: 'kyc',
  metrics: {
    kyc_pending: { type: 'gauge', help: 'KYC records waiting for a reviewer.', unit: 'count', scope: 'bank' },
    kyc_records_current: {
      type: 'gauge',
      help: 'KYC records by their current status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: KYC_STATUSES },
    },
    kyc_verifications_total: {
      type: 'counter',
      help: 'Times a KYC record entered a status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: KYC_STATUSES },
    },
    kyc_processing_duration_seconds: {
      type: 'histogram',
      help: 'From the submission of a KYC record to its decision.',
      unit: 'seconds',
      scope: 'bank',
      buckets: PROCESS_SECONDS_EDGES,
    },
    kyc_oldest_pending_seconds: {
      type: 'gauge',
      help: 'How long the oldest waiting KYC record had been waiting when the snapshot was taken; 0 when none waits.',
      unit: 'seconds',
      scope: 'bank',
    },
  },
  async collect(sources) {
    const { kyc: now, takenAt } = await bankSnapshot(sources)
    const oldest = now.oldestPendingAt === null ? null : Date.parse(takenAt) - Date.parse(now.oldestPendingAt)
    return {
      kyc_pending: now.byStatus.pending ?? 0,
      kyc_records_current: labelled('status', now.byStatus),
      kyc_verifications_total: labelled('status', now.verifications),
      kyc_processing_duration_seconds: histogramOf(now.processing),
      kyc_oldest_pending_seconds: oldest === null ? 0 : Math.max(0, oldest / 1000),
    }
  },
}
