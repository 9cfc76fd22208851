import { When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { AccessGrant } from '@/lib/domain/customers/dto'
import { humanise } from '@/lib/format/status'

export const grantColumns = (clock: Clock): Column<AccessGrant>[] => [
  { id: 'merchant', label: 'Merchant', cell: (row) => <span className="font-medium">{row.merchant}</span> },
  {
    id: 'access',
    label: 'Access',
    cell: (row) => <StatusBadge kind="access" status={row.isActive ? row.accessType : 'suspended'} />,
  },
  { id: 'reason', label: 'Reason', cell: (row) => humanise(row.grantReason) },
  { id: 'by', label: 'Granted by', cell: (row) => <span className="text-secondary">{row.grantedBy}</span> },
  { id: 'since', label: 'Since', cell: (row) => <When at={row.createdAt} clock={clock} /> },
  { id: 'until', label: 'Until', cell: (row) => <When at={row.expiresAt} clock={clock} /> },
]
