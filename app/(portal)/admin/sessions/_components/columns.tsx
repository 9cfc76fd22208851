import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import type { SessionRow } from '@/lib/domain/sessions/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'
import { EndSession } from './end-session'

export const sessionColumns: Column<SessionRow>[] = [
  {
    id: 'user',
    label: 'User',
    card: 'title',
    cell: ({ name, email, current }) => (
      <span className="flex items-center gap-2 whitespace-nowrap" title={email}>
        <span className="font-medium">{name}</span>
        {current && <Badge tone="info">This one</Badge>}
      </span>
    ),
  },
  column.status('session', (row) => row.state, { id: 'state', label: 'State', card: 'end' }),
  column.text('role', 'Role', (row) => humanise(row.role)),
  column.when('begun', 'Signed in', (row) => row.createdAt, { sort: 'begun', card: 'sub' }),
  column.when('seen', 'Last active', (row) => row.lastSeenAt),
  column.text('ending', 'Ended because', (row) => row.ending && humanise(row.ending)),
  column.reference('ip', 'Address', (row) => row.ip),
  column.text('agent', 'Browser', (row) => row.userAgent),
  {
    id: 'end',
    label: 'End',
    card: 'mark',
    cell: ({ id, name, endable }) =>
      endable ? <EndSession sessionId={id} name={name} /> : <span className="text-muted">{UNKNOWN}</span>,
  },
]
