import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { RefundRow } from '@/lib/domain/refunds/dto'

export const refundColumns: Column<RefundRow>[] = [
  column.reference('reference', 'Reference', (row) => row.reference),
  column.text('description', 'Why', (row) => row.description.replace(/^Refund of [^:]*: /, '')),
  column.status('transaction', (row) => row.status),
  column.when('created', 'Time', (row) => row.createdAt),
  column.money('amount', 'Amount', (row) => row.amount),
]
