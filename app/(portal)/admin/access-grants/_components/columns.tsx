import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { AccessGrant } from '@/lib/domain/access/dto'
import { actorName, humanise, nameOf } from '@/lib/format/status'

export const accessGrantColumns: Column<AccessGrant>[] = [
  column.name('merchant', 'Merchant', (row) => row.merchant, { card: 'title' }),
  column.person({ card: 'sub' }),
  column.status('access', (row) => row.access, { id: 'access', label: 'Access', card: 'end' }),
  column.text('state', 'State', (row) => humanise(row.state), { card: 'mark' }),
  column.text('reason', 'Reason', (row) => nameOf(row.reason)),
  column.text('by', 'Granted by', (row) => actorName(row.grantedBy)),
  column.when('created', 'Granted', (row) => row.createdAt, { sort: 'created' }),
  column.when('expires', 'Until', (row) => row.expiresAt),
]
