import { Person, Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import type { EftPaymentRow } from '@/lib/domain/eft/dto'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'

export const eftPaymentColumns = (clock: Clock): Column<EftPaymentRow>[] => [
  { id: 'reference', label: 'Reference', card: 'title', cell: (row) => <Reference value={row.reference} /> },
  {
    id: 'customer',
    label: 'Customer',
    card: 'sub',
    cell: (row) => <Person name={row.customer} phone={row.phone} />,
  },
  { id: 'bank', label: 'Bank', cell: (row) => <Tag>{nameOf(row.bank)}</Tag> },
  { id: 'account', label: 'Account', cell: (row) => <span className="text-secondary">{row.account}</span> },
  { id: 'amount', label: 'Amount', numeric: true, card: 'end', cell: (row) => formatMoney(row.amount) },
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => <StatusBadge kind="eft" status={row.status} />,
  },
  {
    id: 'created',
    label: 'Created',
    sort: 'created',
    cell: (row) => <When at={row.createdAt} clock={clock} />,
  },
  {
    id: 'completed',
    label: 'Completed',
    optional: true,
    cell: (row) => <When at={row.completedAt} clock={clock} />,
  },
]
