import type { Section } from './dashboard'
import { lines, parts } from './panels'
import { bank, bankGauge, rate } from './query'

/** A quantile of a histogram of the whole bank. */
const bankQuantile = (share: number, histogram: string, matchers = '') =>
  `histogram_quantile(${share}, sum by (le) (${bank(rate(`${histogram}_bucket`, matchers))}))`

/** A quantile of all that a histogram of the whole bank has ever counted: for what happens too seldom for a rate. */
const everQuantile = (share: number, histogram: string, by: string) =>
  `histogram_quantile(${share}, sum by (le, ${by}) (${bankGauge(`${histogram}_bucket`)}))`

/** What becomes of payments: why they fail, how long they take, what they bring in. */
export const payments: Section = {
  title: 'Failures, amounts, durations',
  panels: [
    parts({
      title: 'Why transactions fail',
      description: 'Transactions that failed a second, by why.',
      unit: 'ops',
      queries: [[`sum by (code) (${bank(rate('phantom_banking_transactions_failed_total'))})`, '{{code}}']],
      rows: ['Failed transactions', '/admin/transactions?status=failed'],
      size: [8, 8],
    }),
    lines({
      title: 'Amount of a transaction',
      description: 'Half of the transactions, and nineteen of twenty, move less than this, in pula.',
      unit: 'currency:P',
      queries: [
        [bankQuantile(0.5, 'phantom_banking_transaction_amount_bwp'), 'half'],
        [bankQuantile(0.95, 'phantom_banking_transaction_amount_bwp'), '95 %'],
      ],
      rows: ['Transactions', '/admin/transactions'],
      size: [8, 8],
    }),
    lines({
      title: 'From creation to completion',
      description: 'Half of the transactions, and nineteen of twenty, are completed within this.',
      unit: 's',
      queries: [
        [bankQuantile(0.5, 'phantom_banking_transaction_duration_seconds'), 'half'],
        [bankQuantile(0.95, 'phantom_banking_transaction_duration_seconds'), '95 %'],
      ],
      rows: ['Transactions', '/admin/transactions'],
      size: [8, 8],
    }),
    lines({
      title: 'Fees',
      description: 'Fees of completed transactions, in pula a second.',
      unit: 'currency:P',
      decimals: 2,
      queries: [[`sum(${bank(rate('phantom_banking_transaction_fees_bwp_total'))})`, 'fees']],
      rows: ['Fees', '/admin/transactions?type=fee'],
      size: [8, 8],
    }),
    parts({
      title: 'EFT payments by bank',
      description: 'EFT payments a second that were completed, by the bank they come from.',
      unit: 'ops',
      queries: [
        [
          `sum by (bank) (${bank(rate('phantom_banking_eft_payments_total', 'status="completed"'))})`,
          '{{bank}}',
        ],
      ],
      rows: ['EFT payments', '/admin/eft-payments'],
      size: [8, 8],
    }),
    parts({
      title: 'EFT payments by status',
      description: 'EFT payments by their current status.',
      unit: 'short',
      queries: [[`sum by (status) (${bankGauge('phantom_banking_eft_payments_current')})`, '{{status}}']],
      rows: ['EFT payments', '/admin/eft-payments'],
      size: [8, 8],
    }),
    parts({
      title: 'Transactions by status',
      description:
        'Transactions by their current status; completed ones are left out, for they would hide the rest.',
      unit: 'short',
      queries: [
        [
          `sum by (status) (${bankGauge('phantom_banking_transactions_current', 'status!="completed"')})`,
          '{{status}}',
        ],
      ],
      rows: ['Transactions', '/admin/transactions'],
      size: [8, 8],
    }),
    lines({
      title: 'Amount of an EFT payment',
      description: 'Half of all payments of each bank so far are of less than this, in pula.',
      unit: 'currency:P',
      queries: [[everQuantile(0.5, 'phantom_banking_eft_payment_amount_bwp', 'bank'), '{{bank}}']],
      rows: ['EFT payments', '/admin/eft-payments'],
      size: [8, 8],
    }),
    lines({
      title: 'Time an EFT payment takes',
      description: 'Nineteen of twenty payments of each bank so far were completed within this.',
      unit: 's',
      queries: [[everQuantile(0.95, 'phantom_banking_eft_processing_duration_seconds', 'bank'), '{{bank}}']],
      rows: ['EFT payments', '/admin/eft-payments'],
      size: [8, 8],
    }),
    lines({
      title: 'Time a KYC decision takes',
      description: 'Half of all records so far, and nineteen of twenty, were decided within this.',
      unit: 's',
      queries: [0.5, 0.95].map((share) => [
        `histogram_quantile(${share}, sum by (le) (${bankGauge('phantom_banking_kyc_processing_duration_seconds_bucket')}))`,
        `${100 * share} %`,
      ]),
      rows: ['KYC reviews', '/admin/kyc'],
      size: [12, 8],
    }),
    parts({
      title: 'KYC records entering a status',
      description: 'KYC records that entered each status, a second.',
      unit: 'ops',
      queries: [[`sum by (status) (${bank(rate('phantom_banking_kyc_verifications_total'))})`, '{{status}}']],
      rows: ['KYC reviews', '/admin/kyc'],
      size: [12, 8],
    }),
  ],
}
