import { Movement, Person, Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import type { TransactionRow } from '@/lib/domain/transactions/dto'
import { formatMoney } from '@/lib/format/money'
import { UNKNOWN } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'

export const transactionColumns = (clock: Clock): Column<TransactionRow>[] => [
  { id: 'reference', label: 'Reference', card: 'title', cell: (row) => <Reference value={row.reference} /> },
  {
    id: 'customer',
    label: 'Customer',
    card: 'sub',
    cell: (row) => <Person name={row.customer} phone={row.phone} />,
  },
  { id: 'type', label: 'Type', cell: (row) => <span className="whitespace-nowrap">{nameOf(row.type)}</span> },
  { id: 'channel', label: 'Channel', cell: (row) => <Tag>{nameOf(row.channel)}</Tag> },
  {
    id: 'amount',
    label: 'Amount',
    numeric: true,
    card: 'end',
    cell: (row) => <Movement amount={row.amount} direction={row.direction} />,
  },
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => <StatusBadge kind="transaction" status={row.status} />,
  },
  { id: 'created', label: 'Time', sort: 'created', cell: (row) => <When at={row.createdAt} clock={clock} /> },
  { id: 'fee', label: 'Fee', numeric: true, optional: true, cell: (row) => formatMoney(row.fee) },
  { id: 'merchant', label: 'Merchant', optional: true, cell: (row) => row.merchant ?? UNKNOWN },
  { id: 'reconciled', label: 'Reconciled', optional: true, cell: (row) => (row.isReconciled ? 'Yes' : 'No') },
]
