import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import type { Credential } from '@/lib/domain/merchants/dto'
import { humanise } from '@/lib/format/status'

export const credentialColumns: Column<Credential>[] = [
  column.name('label', 'Name', (row) => row.label),
  column.reference('prefix', 'Key', (row) => `${row.keyPrefix}…`),
  column.text('permissions', 'May', (row) => row.permissions.map(humanise).join(', ')),
  {
    id: 'active',
    label: 'State',
    cell: (row) => (
      <Badge tone={row.isActive ? 'good' : 'neutral'} icon={row.isActive ? 'circle-check' : 'ban'}>
        {row.isActive ? 'Active' : 'Off'}
      </Badge>
    ),
  },
  column.when('used', 'Last used', (row) => row.lastUsedAt),
  column.when('expires', 'Expires', (row) => row.expiresAt),
]
