import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { CaseRow } from '@/lib/domain/suspicious/dto'
import { nameOf } from '@/lib/format/status'

export const caseColumns: Column<CaseRow>[] = [
  column.name('subject', 'About', (row) => row.subject, { card: 'title' }),
  column.status('caseSeverity', (row) => row.severity, { id: 'severity', label: 'Severity', card: 'mark' }),
  column.text('rule', 'Rule', (row) => nameOf(row.rule)),
  {
    id: 'summary',
    label: 'What was seen',
    card: 'sub',
    cell: (row) => (
      <span className="block max-w-[460px] truncate text-secondary" title={row.summary}>
        {row.summary}
      </span>
    ),
  },
  column.count('hits', 'Hits', (row) => row.hits),
  column.when('hit', 'Last hit', (row) => row.lastHitAt, { sort: 'hit' }),
  column.status('suspicious', (row) => row.status, { card: 'end' }),
  column.text('assignee', 'Assignee', (row) => row.assignee),
  column.when('opened', 'Opened', (row) => row.openedAt, { sort: 'opened', optional: true }),
  column.text('outcome', 'Outcome', (row) => row.outcome && nameOf(row.outcome), { optional: true }),
]
