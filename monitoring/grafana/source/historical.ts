import { dashboard } from './dashboard'
import { lines } from './panels'

/** Recorded series are kept as long as everything else, and are cheap to draw over a year. */
export const historical = dashboard({
  uid: 'phantom-historical',
  title: 'Historical Data',
  description: 'Long-term trends over what Prometheus records every minute.',
  from: 'now-30d',
  refresh: '5m',
  sections: [
    {
      title: 'The bank',
      panels: [
        lines({
          title: 'Customers',
          description: 'Customers ever created.',
          unit: 'locale',
          queries: [['phantom_banking:customers:total', 'customers']],
          rows: ['Customers', '/admin/customers'],
          size: [12, 8],
        }),
        lines({
          title: 'Balance of all wallets',
          description: 'What the bank owes its customers, in pula.',
          unit: 'currency:P',
          queries: [['phantom_banking:wallets:balance_bwp', '{{currency}}']],
          rows: ['Wallets by balance', '/admin/wallets?sort=-balance'],
          size: [12, 8],
        }),
        lines({
          title: 'Completed transactions',
          description: 'Completed a second, over the hour before; the second line is a week earlier.',
          unit: 'ops',
          queries: [
            ['phantom_banking:transactions_completed:rate1h', 'completed'],
            ['phantom_banking:transactions_completed:rate1h offset 1w', 'a week earlier'],
          ],
          rows: ['Transactions', '/admin/transactions'],
          size: [12, 8],
        }),
        lines({
          title: 'Share of transactions that succeeds',
          description: 'Completed of those completed or failed, over an hour.',
          unit: 'percentunit',
          queries: [['phantom_banking:transactions:success_ratio1h', 'succeed']],
          rows: ['Failed transactions', '/admin/transactions?status=failed'],
          size: [12, 8],
        }),
        lines({
          title: 'Merchants, active',
          description: 'Merchants that can be paid.',
          unit: 'locale',
          queries: [['phantom_banking:merchants:active', 'active']],
          rows: ['Active merchants', '/admin/merchants?status=active'],
          size: [8, 7],
        }),
        lines({
          title: 'KYC records waiting',
          description: 'Records that no reviewer had taken yet.',
          unit: 'short',
          queries: [['phantom_banking:kyc:pending', 'waiting']],
          limit: { alert: 'PendingKYCReviews', whole: true },
          rows: ['Waiting, oldest first', '/admin/kyc?status=pending&sort=submitted'],
          size: [8, 7],
        }),
        lines({
          title: 'Frozen wallets',
          description: 'Wallets with any freeze.',
          unit: 'short',
          queries: [['phantom_banking:wallets:frozen', 'frozen']],
          limit: { alert: 'FrozenWallets', whole: true },
          rows: ['Frozen wallets', '/admin/wallets?status=frozen,frozen_debit'],
          size: [8, 7],
        }),
      ],
    },
    {
      title: 'The portal',
      panels: [
        lines({
          title: 'Requests',
          description: 'Requests answered a second.',
          unit: 'reqps',
          queries: [['phantom_banking:requests:rate5m', 'requests']],
          size: [12, 8],
        }),
        lines({
          title: 'Errors',
          description: 'Unhandled errors and 5xx answers a second.',
          unit: 'ops',
          queries: [['phantom_banking:errors:rate5m', 'errors']],
          limit: { alert: 'HighErrorRate' },
          size: [12, 8],
        }),
        lines({
          title: 'Response time, 95 %',
          description: 'Nineteen of twenty requests were answered faster than this.',
          unit: 's',
          queries: [['phantom_banking:request_duration_seconds:p95_5m', '95 %']],
          limit: { alert: 'SlowResponseTime' },
          size: [12, 8],
        }),
        lines({
          title: 'Database operations, 95 %',
          description: 'Nineteen of twenty operations took less than this.',
          unit: 's',
          queries: [['phantom_banking:db_query_duration_seconds:p95_5m', '95 %']],
          limit: { alert: 'SlowDatabaseQueries' },
          size: [12, 8],
        }),
      ],
    },
  ],
})
