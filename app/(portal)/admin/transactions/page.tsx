import type { Metadata } from 'next'
import { sum } from '@/lib/domain/overview/known-count'
import { loadTransactions, loadTransactionsCount } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { formatMoneyCompact } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { listPage } from '../_components/list-page'
import { transactionColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Transactions' }

export default listPage({
  permission: 'transactions:read',
  title: 'Transactions',
  definition: transactionList,
  columns: transactionColumns,
  load: loadTransactions,
  count: ({ transactions: { today, byStatus, createdTotal } }) => ({
    total: sum(byStatus),
    by: { status: byStatus, type: createdTotal },
    during: { today: today.count },
    note: `${formatCount(today.count)} today · ${formatMoneyCompact(today.volume)}`,
  }),
  exact: loadTransactionsCount,
  nameOf: (row) => row.reference,
  none: 'They appear here as soon as money moves for the first time.',
})
