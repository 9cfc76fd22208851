import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { AlertRow } from '@/lib/domain/alerts/dto'
import { nameOf } from '@/lib/format/status'

export const alertColumns: Column<AlertRow>[] = [
  column.name('name', 'Alert', (row) => row.name, { card: 'title' }),
  column.status('severity', (row) => row.severity, { id: 'severity', label: 'Severity', card: 'mark' }),
  column.status('alert', (row) => row.status, { card: 'end' }),
  column.text('summary', 'What', (row) => row.summary, { card: 'sub' }),
  column.text('area', 'Area', (row) => nameOf(row.area)),
  column.when('since', 'Since', (row) => row.since, { sort: 'since' }),
  column.text('acknowledged', 'Acknowledged by', (row) => row.acknowledgedBy),
  column.text('assignee', 'Assignee', (row) => row.assignee),
  column.when('ended', 'Resolved', (row) => row.endedAt),
]
