import { defineList } from '@/lib/list/definition'

const STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled', 'refunded'] as const
const BANKS = [
  'fnb',
  'standard',
  'barclays',
  'nedbank',
  'choppies',
  'absa',
  'stanbic',
  'access',
  'bank_gaborone',
  'other',
] as const

export const eftPaymentList = defineList({
  path: '/admin/eft-payments',
  noun: { one: 'EFT payment', many: 'EFT payments' },
  search: 'Reference, customer, phone…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: STATUSES, status: 'eft' },
    bank: { kind: 'choice', label: 'Bank', options: BANKS },
    created: { kind: 'dates', label: 'Created' },
    amount: { kind: 'money', label: 'Amount' },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: '-created',
})
