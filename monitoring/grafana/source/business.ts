import { dashboard } from './dashboard'
import { figure, lines, parts } from './panels'
import { payments } from './payments'
import { bank, bankGauge, rate } from './query'

const transactions = (matchers = '') => bank(rate('phantom_banking_transactions_total', matchers))

export const business = dashboard({
  uid: 'phantom-business',
  title: 'Business Intelligence',
  description: 'Customers, wallets and money of the bank, and what waits for a person.',
  from: 'now-24h',
  refresh: '1m',
  sections: [
    {
      title: 'The bank at a glance',
      panels: [
        figure({
          title: 'Customers',
          description: 'Customers of every status, closed ones included.',
          unit: 'locale',
          queries: [[`sum(${bankGauge('phantom_banking_customers_current')})`, 'Customers']],
          rows: ['Customers', '/admin/customers'],
          size: [4, 4],
        }),
        figure({
          title: 'Customers, new today',
          description: "Customers created since midnight in the bank's time zone.",
          unit: 'locale',
          queries: [[`max(${bankGauge('phantom_banking_customers_created_today')})`, 'New today']],
          rows: ['Customers', '/admin/customers?sort=-joined'],
          size: [4, 4],
        }),
        figure({
          title: 'Customers, verified',
          description: 'Customers whose identity is verified.',
          unit: 'locale',
          queries: [[`max(${bankGauge('phantom_banking_customers_verified')})`, 'Verified']],
          rows: ['Customers', '/admin/customers'],
          size: [4, 4],
        }),
        figure({
          title: 'Merchants, active',
          description: 'Merchants that can be paid.',
          unit: 'locale',
          queries: [[`max(${bankGauge('phantom_banking_merchants_active')})`, 'Active']],
          rows: ['Active merchants', '/admin/merchants?status=active'],
          size: [4, 4],
        }),
        figure({
          title: 'Balance of all wallets',
          description: 'What the bank owes its customers at this moment, in pula.',
          unit: 'currency:P',
          decimals: 2,
          queries: [[`sum(${bankGauge('phantom_banking_wallets_balance')})`, 'Balance']],
          rows: ['Wallets by balance', '/admin/wallets?sort=-balance'],
          size: [4, 4],
        }),
        figure({
          title: 'Transactions, completed',
          description: 'Completed in the range shown.',
          unit: 'locale',
          decimals: 0,
          queries: [
            [
              `sum(${bank('increase(phantom_banking_transactions_total{job=~"$job",instance=~"$instance",status="completed"}[$__range])')})`,
              'Completed',
            ],
          ],
          rows: ['Completed transactions', '/admin/transactions?status=completed'],
          size: [4, 4],
        }),
      ],
    },
    {
      title: 'What waits for a person',
      panels: [
        lines({
          title: 'KYC records waiting',
          description: 'Records that no reviewer has taken yet.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_kyc_pending')})`, 'waiting']],
          limit: { alert: 'PendingKYCReviews', whole: true },
          rows: ['Waiting, oldest first', '/admin/kyc?status=pending&sort=submitted'],
          size: [6, 7],
        }),
        lines({
          title: 'Oldest KYC record',
          description: 'How long the oldest waiting record has been waiting; a day was promised.',
          unit: 's',
          queries: [[`max(${bankGauge('phantom_banking_kyc_oldest_pending_seconds')})`, 'oldest']],
          limit: { alert: 'KycSlaBreached' },
          rows: ['Waiting, oldest first', '/admin/kyc?status=pending&sort=submitted'],
          size: [6, 7],
        }),
        lines({
          title: 'Frozen wallets',
          description: 'Wallets with any freeze.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_wallets_frozen')})`, 'frozen']],
          limit: { alert: 'FrozenWallets', whole: true },
          rows: ['Frozen wallets', '/admin/wallets?status=frozen,frozen_debit'],
          size: [6, 7],
        }),
        lines({
          title: 'Stuck EFT payments',
          description: 'EFT payments on their way for longer than they should be.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_eft_stuck')})`, 'stuck']],
          limit: { alert: 'StuckEftPayments', whole: true },
          rows: ['On their way, oldest first', '/admin/eft-payments?status=pending,processing&sort=created'],
          size: [6, 7],
        }),
        lines({
          title: 'Suspicious activity, open',
          description:
            'Cases that nobody has taken up, by severity. High and critical ones alert after half an hour.',
          unit: 'short',
          queries: [
            [
              `max by (severity) (${bankGauge('phantom_banking_suspicious_cases_current', 'status="open"')})`,
              '{{severity}}',
            ],
          ],
          limit: { alert: 'SuspiciousActivity', whole: true },
          rows: ['Open cases', '/admin/suspicious?status=open'],
          size: [12, 7],
        }),
        lines({
          title: 'Wallets that differ',
          description: 'Wallets that hold something else than their transactions say.',
          unit: 'short',
          queries: [[`max by (kind) (${bankGauge('phantom_banking_balance_differences')})`, '{{kind}}']],
          limit: { alert: 'BalanceMismatch', whole: true },
          rows: ['Differences', '/admin/balance-integrity?state=open'],
          size: [12, 7],
        }),
      ],
    },
    {
      title: 'Transactions',
      panels: [
        parts({
          title: 'Completed by type',
          description: 'Transactions completed a second, by type.',
          unit: 'ops',
          queries: [[`sum by (type) (${transactions('status="completed"')})`, '{{type}}']],
          rows: ['Completed transactions', '/admin/transactions?status=completed'],
          size: [12, 8],
        }),
        lines({
          title: 'By outcome',
          description: 'Transactions that entered a status, a second.',
          unit: 'ops',
          queries: [[`sum by (status) (${transactions()})`, '{{status}}']],
          rows: ['Failed transactions', '/admin/transactions?status=failed'],
          size: [12, 8],
        }),
        lines({
          title: 'Share that succeeds',
          description: 'Completed of those completed or failed, over an hour.',
          unit: 'percentunit',
          queries: [['phantom_banking:transactions:success_ratio1h', 'succeed']],
          rows: ['Failed transactions', '/admin/transactions?status=failed'],
          size: [12, 8],
        }),
        lines({
          title: 'Volume against last week',
          description: 'Completed transactions of the last hour, as a share of the same hour a week ago.',
          unit: 'percentunit',
          queries: [
            [
              'phantom_banking:transactions_completed:rate1h / (phantom_banking:transactions_completed:rate1h offset 1w)',
              'of last week',
            ],
          ],
          limit: { alert: 'LowTransactionVolume' },
          rows: ['Transactions of today', '/admin/transactions?created=today'],
          size: [12, 8],
        }),
      ],
    },
    payments,
    {
      title: 'Customers, wallets, reviews',
      panels: [
        parts({
          title: 'Customers by status',
          description: 'Customers by their current status.',
          unit: 'short',
          queries: [[`sum by (status) (${bankGauge('phantom_banking_customers_current')})`, '{{status}}']],
          rows: ['Customers', '/admin/customers'],
          size: [8, 8],
        }),
        parts({
          title: 'Wallets by tier',
          description: 'Wallets by tier, of every status.',
          unit: 'short',
          queries: [[`sum by (tier) (${bankGauge('phantom_banking_wallets_current')})`, '{{tier}}']],
          rows: ['Wallets', '/admin/wallets'],
          size: [8, 8],
        }),
        parts({
          title: 'KYC records by status',
          description: 'KYC records by their current status.',
          unit: 'short',
          queries: [[`sum by (status) (${bankGauge('phantom_banking_kyc_records_current')})`, '{{status}}']],
          rows: ['KYC reviews', '/admin/kyc'],
          size: [8, 8],
        }),
        lines({
          title: 'QR codes',
          description: 'QR codes made, paid and run out, a second.',
          unit: 'ops',
          queries: [
            [`sum(${bank(rate('phantom_banking_qr_codes_generated_total'))})`, 'made'],
            [`sum(${bank(rate('phantom_banking_qr_codes_scanned_total'))})`, 'paid'],
            [`sum(${bank(rate('phantom_banking_qr_codes_expired_total'))})`, 'ran out'],
          ],
          rows: ['QR codes', '/admin/qr-codes'],
          size: [12, 7],
        }),
        lines({
          title: 'QR codes that can be paid',
          description: 'Active QR codes that have not run out.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_qr_codes_active')})`, 'can be paid']],
          rows: ['QR codes', '/admin/qr-codes'],
          size: [12, 7],
        }),
      ],
    },
  ],
})
