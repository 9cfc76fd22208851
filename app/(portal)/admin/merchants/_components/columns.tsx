import { Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { MerchantRow } from '@/lib/domain/merchants/dto'
import { formatPercent } from '@/lib/format/number'

export const merchantColumns = (clock: Clock): Column<MerchantRow>[] => [
  {
    id: 'name',
    label: 'Business',
    sort: 'name',
    card: 'title',
    cell: (row) => <span className="font-medium">{row.name}</span>,
  },
  {
    id: 'registration',
    label: 'Registration',
    card: 'sub',
    cell: (row) => <Reference value={row.registrationNumber} />,
  },
  {
    id: 'status',
    label: 'Status',
    card: 'end',
    cell: (row) => <StatusBadge kind="merchant" status={row.status} />,
  },
  {
    id: 'commission',
    label: 'Commission',
    numeric: true,
    card: 'mark',
    cell: (row) => formatPercent(Number(row.commissionRate), 2),
  },
  { id: 'phone', label: 'Phone', cell: (row) => <span className="text-secondary">{row.phone}</span> },
  {
    id: 'created',
    label: 'Joined',
    sort: 'created',
    cell: (row) => <When at={row.createdAt} clock={clock} />,
  },
  { id: 'email', label: 'Email', optional: true, cell: (row) => row.email },
  { id: 'settlement', label: 'Settlement account', optional: true, cell: (row) => row.settlementAccount },
]
