import type { CardId } from '@/lib/domain/overview/layout/constants'
import type { ChartId } from './chart-list'

export type Topic = CardId | ChartId

type Definition = {
  name: string
  counts: string
  since: string
  /** The same number in the metrics. */
  metric?: string
}

const BANK =
  'From the statistics that the database keeps with every write; the worker reads them every few seconds, and compares them with a plain count of all rows once an hour.'
const RANGE = 'From the statistics that the database keeps with every write, read when the chart is.'
const PORTAL =
  'Measured by this process itself for the last 24 hours; what it has not seen comes from Prometheus where it is connected.'

const today = 'Since midnight of the bank’s zone'
const ever = 'Since the bank began'
const now = 'Now'
const month = 'In the last 30 days'
const range = 'In the range chosen above'

/** What every number of the dashboard counts. */
export const DEFINITIONS: Record<Topic, { numbers: Definition[]; source: string }> = {
  customers: {
    source: BANK,
    numbers: [
      {
        name: 'Customers',
        counts:
          'Everybody who was ever given a wallet, closed ones included; the change is what 30 days added.',
        since: ever,
        metric: 'phantom_banking_customers_total',
      },
      {
        name: 'Verified',
        counts: 'Customers whose identity a KYC review has approved.',
        since: now,
        metric: 'phantom_banking_customers_verified',
      },
      {
        name: 'New today',
        counts: 'Customers registered.',
        since: today,
        metric: 'phantom_banking_customers_created_today',
      },
      { name: 'Inactive, suspended', counts: 'Customers in these states.', since: now },
    ],
  },
  merchants: {
    source: BANK,
    numbers: [
      {
        name: 'Merchants',
        counts:
          'Businesses that take payments from our wallets, in any state; the change is what 30 days added.',
        since: ever,
        metric: 'phantom_banking_merchants_total',
      },
      {
        name: 'Active',
        counts: 'Merchants that can be paid.',
        since: now,
        metric: 'phantom_banking_merchants_active',
      },
      { name: 'New in 30 days', counts: 'Merchants that joined.', since: month },
      { name: 'Awaiting approval', counts: 'Merchants that cannot take payments yet.', since: now },
    ],
  },
  wallets: {
    source: BANK,
    numbers: [
      {
        name: 'Wallet balances',
        counts:
          'The sum of all balances: what the bank owes its customers. The change is against 30 days ago.',
        since: now,
        metric: 'phantom_banking_wallets_balance_total',
      },
      {
        name: 'Wallets',
        counts: 'Wallets in any state.',
        since: ever,
        metric: 'phantom_banking_wallets_total',
      },
      { name: 'KYC verified', counts: 'Share of wallets whose KYC state is verified.', since: now },
      {
        name: 'Frozen',
        counts: 'Wallets with any freeze, of debits or of everything.',
        since: now,
        metric: 'phantom_banking_wallets_frozen',
      },
    ],
  },
  transactions: {
    source: BANK,
    numbers: [
      {
        name: 'Transactions today',
        counts:
          'Transactions created, whatever became of them. The change is against yesterday up to the same time.',
        since: today,
      },
      { name: 'Volume', counts: 'The amounts of those that are completed.', since: today },
      { name: 'Success', counts: 'Completed out of completed and failed.', since: today },
      { name: 'Average', counts: 'Volume divided by the completed ones.', since: today },
    ],
  },
  qr: {
    source: BANK,
    numbers: [
      {
        name: 'QR codes today',
        counts: 'Codes that merchants generated. The change is against yesterday up to the same time.',
        since: today,
      },
      { name: 'Active now', counts: 'Codes nobody has used whose time has not run out.', since: now },
      { name: 'Scanned', counts: 'Codes scanned, whenever they were generated.', since: today },
      { name: 'Expired', counts: 'Codes whose time ran out unused.', since: today },
      {
        name: 'Conversion',
        counts: 'Share of the codes generated that have been paid by now.',
        since: today,
      },
    ],
  },
  'kyc-work': {
    source: BANK,
    numbers: [
      {
        name: 'KYC pending',
        counts: 'Reviews that nobody has taken up; late ones have waited for more than 24 h.',
        since: now,
        metric: 'phantom_banking_kyc_pending',
      },
      { name: 'Approved', counts: 'Approvals out of approvals and rejections.', since: month },
      {
        name: 'Median time',
        counts: 'From submission to decision, of half of the decisions less.',
        since: month,
      },
      { name: 'Oldest', counts: 'How long the oldest pending review has waited.', since: now },
    ],
  },
  volume: {
    source: RANGE,
    numbers: [
      {
        name: 'Transaction volume',
        counts:
          'The amounts of completed transactions, by the time they were created, beside the period of the same length right before.',
        since: range,
      },
    ],
  },
  success: {
    source: RANGE,
    numbers: [
      {
        name: 'Success rate',
        counts: 'Completed out of completed and failed transactions; where none ended there is a gap.',
        since: range,
      },
    ],
  },
  channels: {
    source: RANGE,
    numbers: [{ name: 'Volume by channel', counts: 'The amounts of completed transactions.', since: range }],
  },
  kyc: {
    source: RANGE,
    numbers: [
      { name: 'KYC states', counts: 'Reviews submitted, by the state they are in now.', since: range },
    ],
  },
  entities: {
    source: BANK,
    numbers: [{ name: 'Entities', counts: 'All records of each kind, in any state.', since: ever }],
  },
  latency: {
    source: PORTAL,
    numbers: [
      {
        name: 'Portal latency',
        counts:
          'From the first byte of a request to the last of its answer: half, 95 % and 99 % of pages and actions were faster. Files, scrapes and streams are not in it.',
        since: range,
        metric: 'phantom_banking_request_duration_seconds',
      },
    ],
  },
  errors: {
    source: PORTAL,
    numbers: [
      {
        name: 'Portal errors',
        counts: 'Share of pages and actions answered with a status of 500 or above.',
        since: range,
        metric: 'phantom_banking_requests_total',
      },
    ],
  },
  history: {
    source: PORTAL,
    numbers: [
      {
        name: 'CPU',
        counts: 'Share of the processors the portal may use that was busy.',
        since: range,
        metric: 'phantom_banking_cpu_usage_percent',
      },
      {
        name: 'Memory',
        counts: 'Share of the memory the portal may use that was taken.',
        since: range,
        metric: 'phantom_banking_memory_usage_bytes',
      },
    ],
  },
  resources: {
    source: 'Sampled by this process in the background.',
    numbers: [
      {
        name: 'System resources',
        counts: 'Processor, memory and the fullest disk of the machine the portal runs on, as shares in use.',
        since: now,
      },
    ],
  },
}
