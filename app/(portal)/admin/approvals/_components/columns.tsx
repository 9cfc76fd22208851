import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { ApprovalRow } from '@/lib/domain/approvals/dto'

export const approvalColumns: Column<ApprovalRow>[] = [
  column.name('title', 'What', (row) => row.title, { card: 'title' }),
  column.status('approval', (row) => row.status, { card: 'end' }),
  column.text('maker', 'Asked by', (row) => row.maker, { card: 'sub' }),
  column.text('reason', 'Why', (row) => row.reason),
  column.when('created', 'Asked', (row) => row.createdAt, { sort: 'created', card: 'mark' }),
  column.when('expires', 'Expires', (row) => (row.status === 'pending' ? row.expiresAt : null)),
  column.text('checker', 'Decided by', (row) => row.checker),
  column.when('decided', 'Decided', (row) => row.decidedAt),
]
