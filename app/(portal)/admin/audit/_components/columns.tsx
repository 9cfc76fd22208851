import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { differences } from '@/lib/audit/differences'
import type { AuditRow } from '@/lib/domain/audit/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise, nameOf } from '@/lib/format/status'
import { fieldName, valueText } from './fact-text'
import { ObjectLink } from './object-link'
import { Outcome } from './outcome'

export const auditColumns: Column<AuditRow>[] = [
  column.when('created', 'Time', (row) => row.createdAt, { sort: 'created', card: 'sub' }),
  column.name('actor', 'Actor', (row) => row.actor, { card: 'mark' }),
  column.text('role', 'Role', (row) => row.actorRole && humanise(row.actorRole)),
  column.name('action', 'Action', (row) => nameOf(row.action), { card: 'title' }),
  { id: 'object', label: 'Record', cell: (row) => <ObjectLink {...row} /> },
  { id: 'outcome', label: 'Outcome', card: 'end', cell: (row) => <Outcome value={row.outcome} /> },
  { id: 'changes', label: 'Changes', cell: (row) => <Changes row={row} /> },
  column.reference('source', 'From', (row) => row.sourceIp),
  column.text('reason', 'Reason', (row) => row.reason, { optional: true }),
  column.reference('request', 'Request', (row) => row.requestId, { optional: true }),
]

/** The first of what changed, in words; its page has all of it. */
function Changes({ row }: { row: AuditRow }) {
  const [first, ...others] = differences(row.before, row.after)
  if (!first) return <span className="text-muted">{UNKNOWN}</span>
  const text =
    first.before === undefined || first.after === undefined
      ? valueText(first.after ?? first.before)
      : `${valueText(first.before)} → ${valueText(first.after)}`
  return (
    <span className="block max-w-64 truncate text-secondary">
      <span className="text-muted">{fieldName(first.path)}:</span> {text}
      {others.length > 0 && <span className="text-muted"> and {others.length} more</span>}
    </span>
  )
}
