import { AMOUNT_EDGES, PROCESS_SECONDS_EDGES } from './buckets'
import { bankSnapshot, labelled, labelledHistograms } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const EFT_BANKS = [
  'fnb',
  'standard',
  'barclays',
  'nedbank',
  'choppies',
  'absa',
  'stanbic',
  'access',
  'bank_gaborone',
  'other',
] as const

export const EFT_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled', 'refunded'] as const

type Name =
  | 'qr_codes_generated_total'
  | 'qr_codes_scanned_total'
  | 'qr_codes_expired_total'
  | 'qr_codes_active'
  | 'eft_payments_total'
  | 'eft_payments_current'
  | 'eft_payment_amount_bwp'
  | 'eft_processing_duration_seconds'
  | 'eft_stuck'

/** QR codes, and the payments that come from other banks. */
export const payments: Family<Name, Sources> = {
  name: 'payments',
  metrics: {
    qr_codes_generated_total: {
      type: 'counter',
      help: 'QR codes ever generated.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_scanned_total: {
      type: 'counter',
      help: 'QR codes ever scanned, each counted once.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_expired_total: {
      type: 'counter',
      help: 'QR codes that ran out before anybody paid.',
      unit: 'count',
      scope: 'bank',
    },
    qr_codes_active: {
      type: 'gauge',
      help: 'QR codes that can be paid now: active and not past their time.',
      unit: 'count',
      scope: 'bank',
    },
    eft_payments_total: {
      type: 'counter',
      help: 'Times an EFT payment reached a status, by the bank it comes from.',
      unit: 'count',
      scope: 'bank',
      labels: { bank: EFT_BANKS, status: EFT_STATUSES },
    },
    eft_payments_current: {
      type: 'gauge',
      help: 'EFT payments by their current status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: EFT_STATUSES },
    },
    eft_payment_amount_bwp: {
      type: 'histogram',
      help: 'Amounts of the EFT payments ever ordered, in pula.',
      unit: 'BWP',
      scope: 'bank',
      labels: { bank: EFT_BANKS },
      buckets: AMOUNT_EDGES,
    },
    eft_processing_duration_seconds: {
      type: 'histogram',
      help: 'From the order of an EFT payment to its completion.',
      unit: 'seconds',
      scope: 'bank',
      labels: { bank: EFT_BANKS },
      buckets: PROCESS_SECONDS_EDGES,
    },
    eft_stuck: {
      type: 'gauge',
      help: 'EFT payments that have been pending or processing for longer than they should.',
      unit: 'count',
      scope: 'bank',
    },
  },
  async collect(sources) {
    const { qr, eft } = await bankSnapshot(sources)
    return {
      qr_codes_generated_total: qr.generatedTotal,
      qr_codes_scanned_total: qr.scannedTotal,
      qr_codes_expired_total: qr.expiredTotal,
      qr_codes_active: qr.active,
      eft_payments_total: eft.reached.map(({ bank, status, count }) => ({
        labels: { bank, status },
        value: count,
      })),
      eft_payments_current: labelled('status', eft.byStatus),
      eft_payment_amount_bwp: labelledHistograms('bank', eft.amounts),
      eft_processing_duration_seconds: labelledHistograms('bank', eft.processing),
      eft_stuck: eft.stuck,
    }
  },
}
