import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { ENDINGS } from '@/lib/domain/exports/constants'
import type { ExportRow } from '@/lib/domain/exports/dto'
import { formatCount } from '@/lib/format/number'
import { humanise, nameOf } from '@/lib/format/status'
import { RowsTaken } from './rows-taken'
import { StopExport } from './stop-export'

export const exportColumns: Column<ExportRow>[] = [
  { id: 'list', label: 'Rows of', card: 'title', cell: (row) => <Source row={row} /> },
  column.text('filter', 'Which', (row) => filterText(row.query) || 'All'),
  column.text('by', 'Taken by', (row) => row.by, { card: 'sub' }),
  column.text('format', 'Format', (row) => row.format.toUpperCase()),
  {
    id: 'rows',
    label: 'Rows',
    numeric: true,
    card: 'end',
    cell: (row) =>
      row.status === 'running' ? (
        <RowsTaken rows={row.rows} expected={row.expected} />
      ) : (
        <span
          title={row.expected === null ? undefined : `${formatCount(row.expected)} when it was asked for`}
        >
          {formatCount(row.rows)}
        </span>
      ),
  },
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => (
      <StatusBadge
        kind="export"
        status={row.status}
        title={row.ending ? (ENDINGS[row.ending] ?? row.ending) : undefined}
      />
    ),
  },
  {
    id: 'personal',
    label: 'Personal data',
    cell: ({ personal }) =>
      personal ? <Badge tone="warning">In full</Badge> : <span className="text-muted">Masked</span>,
  },
  column.when('created', 'Taken', (row) => row.createdAt, { sort: 'created' }),
  column.when('finished', 'Ended', (row) => row.finishedAt, { optional: true }),
  column.text('columns', 'Columns', (row) => row.columns.replaceAll(',', ', '), { optional: true }),
  column.text('ending', 'How it ended', (row) => (row.ending ? (ENDINGS[row.ending] ?? row.ending) : null), {
    optional: true,
  }),
  {
    id: 'stop',
    label: 'Stop',
    cell: ({ id, stoppable }) => (stoppable ? <StopExport exportId={id} /> : null),
  },
]

/** The list as it was, which may show other rows by now. */
function Source({ row }: { row: ExportRow }) {
  const path = `/admin/${row.list.replaceAll('_', '-')}`
  return (
    <a
      className="font-medium whitespace-nowrap hover:text-accent hover:underline"
      href={row.query ? `${path}?${row.query}` : path}
    >
      {nameOf(row.list)}
    </a>
  )
}

const LOOKS = ['cols', 'density', 'size', 'sort']

/** `status=active` as `Status: active`, one after the other. */
function filterText(query: string): string {
  return [...new URLSearchParams(query)]
    .filter(([name]) => !LOOKS.includes(name))
    .map(([name, value]) =>
      name === 'q'
        ? `“${value}”`
        : `${humanise(name)}: ${value.split(',').map(humanise).join(', ').toLowerCase()}`,
    )
    .join(' · ')
}
