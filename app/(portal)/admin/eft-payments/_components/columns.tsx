import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { EftPaymentRow } from '@/lib/domain/eft/dto'

export const eftPaymentColumns: Column<EftPaymentRow>[] = [
  column.reference('reference', 'Reference', (row) => row.reference, { card: 'title' }),
  column.person({ card: 'sub' }),
  column.tag('bank', 'Bank', (row) => row.bank),
  column.text('account', 'Account', (row) => row.account),
  column.money('amount', 'Amount', (row) => row.amount, { card: 'end' }),
  column.status('eft', (row) => row.status, { card: 'mark' }),
  column.when('created', 'Created', (row) => row.createdAt, { sort: 'created' }),
  column.when('completed', 'Completed', (row) => row.completedAt, { optional: true }),
]
