import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { BulkRow, BulkRun } from '@/lib/domain/bulk/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'
import { endingOf } from './words'

export const bulkRunColumns: Column<BulkRun>[] = [
  column.name('title', 'What', (row) => row.title, { card: 'title' }),
  column.count('rows', 'Records', (row) => row.rows, { card: 'end' }),
  column.count('done', 'Done', (row) => row.done),
  column.count('left', 'Left alone', (row) => row.left),
  column.count('excluded', 'Left out', (row) => row.excluded, { optional: true }),
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => <StatusBadge kind="bulk" status={row.status} title={endingOf(row)} />,
  },
  column.text('by', 'By', (row) => row.by, { card: 'sub' }),
  column.when('created', 'Planned', (row) => row.createdAt, { sort: 'created' }),
  column.when('finished', 'Ended', (row) => row.finishedAt),
]

/** The records of a run; `path` is where they have their pages. */
export const bulkRowColumns = (path: string): Column<BulkRow>[] => [
  {
    id: 'label',
    label: 'Record',
    card: 'title',
    cell: (row) => (
      <a
        className="rounded-sm font-medium hover:text-accent hover:underline"
        href={`${path}/${row.targetId}`}
      >
        {row.label}
      </a>
    ),
  },
  // What follows a slash only tells one version from another.
  column.text('seen', 'Was', (row) => humanise(row.seen.replace(/\/.*/, '')), {
    card: 'sub',
    title: 'As it was when this was planned',
  }),
  column.status('outcome', (row) => row.outcome, { id: 'outcome', label: 'Outcome', card: 'end' }),
  {
    id: 'detail',
    label: 'Why',
    card: 'mark',
    cell: ({ detail }) => (
      <span
        className={detail ? 'block max-w-xl truncate text-secondary' : 'text-muted'}
        title={detail ?? undefined}
      >
        {detail ?? UNKNOWN}
      </span>
    ),
  },
  column.when('finished', 'When', (row) => row.finishedAt),
]
