import { Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import type { Credential } from '@/lib/domain/merchants/dto'
import { humanise } from '@/lib/format/status'

export const credentialColumns = (clock: Clock): Column<Credential>[] => [
  { id: 'label', label: 'Name', cell: (row) => <span className="font-medium">{row.label}</span> },
  { id: 'prefix', label: 'Key', cell: (row) => <Reference value={`${row.keyPrefix}…`} /> },
  { id: 'permissions', label: 'May', cell: (row) => row.permissions.map(humanise).join(', ') },
  {
    id: 'active',
    label: 'State',
    cell: (row) => (
      <Badge tone={row.isActive ? 'good' : 'neutral'} icon={row.isActive ? 'circle-check' : 'ban'}>
        {row.isActive ? 'Active' : 'Off'}
      </Badge>
    ),
  },
  { id: 'used', label: 'Last used', cell: (row) => <When at={row.lastUsedAt} clock={clock} /> },
  { id: 'expires', label: 'Expires', cell: (row) => <When at={row.expiresAt} clock={clock} /> },
]
