import { QrCodeStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'

export const qrCodeList = defineList({
  path: '/admin/qr-codes',
  noun: { one: 'QR code', many: 'QR codes' },
  search: 'Reference…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(QrCodeStatus), status: 'qr' },
    /** Active, and its time has not run out. */
    payable: { kind: 'choice', label: 'Can be paid', options: ['yes'] },
    created: { kind: 'dates', label: 'Created' },
    amount: { kind: 'money', label: 'Amount' },
    merchant: { kind: 'record', label: 'Merchant' },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: '-created',
})
