import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { QrCodeRow } from '@/lib/domain/qr/dto'

export const qrCodeColumns: Column<QrCodeRow>[] = [
  column.reference('reference', 'Reference', (row) => row.reference, { card: 'title' }),
  column.name('merchant', 'Merchant', (row) => row.merchant, { card: 'sub' }),
  column.money('amount', 'Amount', (row) => row.amount, { card: 'end' }),
  column.status('qr', (row) => row.status, { card: 'mark' }),
  column.count('scans', 'Scans', (row) => row.scans),
  column.text('customer', 'Paid by', (row) => row.customer),
  column.when('created', 'Created', (row) => row.createdAt, { sort: 'created' }),
  column.when('expires', 'Expires', (row) => row.expiresAt, { optional: true }),
  column.when('scanned', 'First scan', (row) => row.scannedAt, { optional: true }),
]
