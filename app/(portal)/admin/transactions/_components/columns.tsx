import { Movement } from '@/components/data-table/cells'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { TransactionRow } from '@/lib/domain/transactions/dto'
import { nameOf } from '@/lib/format/status'

export const transactionColumns: Column<TransactionRow>[] = [
  column.reference('reference', 'Reference', (row) => row.reference, { card: 'title' }),
  column.person({ card: 'sub' }),
  column.text('type', 'Type', (row) => nameOf(row.type)),
  column.tag('channel', 'Channel', (row) => row.channel),
  {
    id: 'amount',
    label: 'Amount',
    numeric: true,
    card: 'end',
    cell: (row) => <Movement amount={row.amount} direction={row.direction} />,
  },
  column.status('transaction', (row) => row.status, { card: 'mark' }),
  column.when('created', 'Time', (row) => row.createdAt, { sort: 'created' }),
  column.money('fee', 'Fee', (row) => row.fee, { optional: true }),
  column.text('merchant', 'Merchant', (row) => row.merchant, { optional: true }),
  column.text('reconciled', 'Reconciled', (row) => (row.isReconciled ? 'Yes' : 'No'), { optional: true }),
]
