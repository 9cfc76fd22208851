import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { MerchantRow } from '@/lib/domain/merchants/dto'
import { formatPercent } from '@/lib/format/number'

export const merchantColumns: Column<MerchantRow>[] = [
  column.name('name', 'Business', (row) => row.name, { sort: 'name', card: 'title' }),
  column.reference('registration', 'Registration', (row) => row.registrationNumber, { card: 'sub' }),
  column.status('merchant', (row) => row.status, { card: 'end' }),
  {
    id: 'commission',
    label: 'Commission',
    numeric: true,
    card: 'mark',
    cell: (row) => formatPercent(Number(row.commissionRate), 2),
  },
  column.text('phone', 'Phone', (row) => row.phone),
  column.when('created', 'Joined', (row) => row.createdAt, { sort: 'created' }),
  column.text('email', 'Email', (row) => row.email, { optional: true }),
  column.text('settlement', 'Settlement account', (row) => row.settlementAccount, { optional: true }),
]
