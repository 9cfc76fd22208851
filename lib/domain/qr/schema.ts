import { z } from 'zod'
import { QrCodeStatus } from '@/lib/db/generated/enums'
import { reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'

export const cancelInput = z.object({ codeId: z.uuid(), reason: reasonText('Say why it is cancelled.') })

export type CancelInput = z.output<typeof cancelInput>

export const qrCodeList = defineList({
  path: '/admin/qr-codes',
  noun: { one: 'QR code', many: 'QR codes' },
  search: 'Reference…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(QrCodeStatus), status: 'qr' },
    /** Active, and its time has not run out. */
    payable: { kind: 'choice', label: 'Can be paid', options: ['yes'] },
    /** Scanned at all, or since the bank's midnight; run out unused since then. */
    scanned: { kind: 'choice', label: 'Scanned', options: ['today', 'yes'] },
    expired: { kind: 'choice', label: 'Expired', options: ['today'] },
    created: { kind: 'dates', label: 'Created' },
    amount: { kind: 'money', label: 'Amount', asksForPeriod: true },
    merchant: { kind: 'record', label: 'Merchant' },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: '-created',
})
