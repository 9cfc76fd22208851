import { defineList } from '@/lib/list/definition'
import { CUSTOMER_STATUSES } from './constants'

export const customerList = defineList({
  path: '/admin/customers',
  noun: { one: 'customer', many: 'customers' },
  search: 'Name, phone, email, Omang…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: CUSTOMER_STATUSES, status: 'customer' },
    verified: { kind: 'choice', label: 'Verified', options: ['yes', 'no'] },
    created: { kind: 'dates', label: 'Joined' },
    merchant: { kind: 'record', label: 'Registered by' },
  },
  sorts: {
    created: { label: 'Joined', by: 'time' },
    name: { label: 'Name', by: 'text', filters: [] },
  },
  defaultSort: '-created',
})
