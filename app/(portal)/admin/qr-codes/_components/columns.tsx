import { Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { QrCodeRow } from '@/lib/domain/qr/dto'
import { formatMoney } from '@/lib/format/money'
import { formatCount, UNKNOWN } from '@/lib/format/number'

export const qrCodeColumns = (clock: Clock): Column<QrCodeRow>[] => [
  { id: 'reference', label: 'Reference', card: 'title', cell: (row) => <Reference value={row.reference} /> },
  {
    id: 'merchant',
    label: 'Merchant',
    card: 'sub',
    cell: (row) => <span className="font-medium">{row.merchant}</span>,
  },
  { id: 'amount', label: 'Amount', numeric: true, card: 'end', cell: (row) => formatMoney(row.amount) },
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => <StatusBadge kind="qr" status={row.status} />,
  },
  { id: 'scans', label: 'Scans', numeric: true, cell: (row) => formatCount(row.scans) },
  { id: 'customer', label: 'Paid by', cell: (row) => row.customer ?? UNKNOWN },
  {
    id: 'created',
    label: 'Created',
    sort: 'created',
    cell: (row) => <When at={row.createdAt} clock={clock} />,
  },
  {
    id: 'expires',
    label: 'Expires',
    optional: true,
    cell: (row) => <When at={row.expiresAt} clock={clock} />,
  },
  {
    id: 'scanned',
    label: 'First scan',
    optional: true,
    cell: (row) => <When at={row.scannedAt} clock={clock} />,
  },
]
