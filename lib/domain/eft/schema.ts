import { EftBank, EftPaymentStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'

export const eftPaymentList = defineList({
  path: '/admin/eft-payments',
  noun: { one: 'EFT payment', many: 'EFT payments' },
  search: 'Reference, customer, phone…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(EftPaymentStatus), status: 'eft' },
    bank: { kind: 'choice', label: 'Bank', options: Object.values(EftBank) },
    created: { kind: 'dates', label: 'Created' },
    amount: { kind: 'money', label: 'Amount' },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: '-created',
})
