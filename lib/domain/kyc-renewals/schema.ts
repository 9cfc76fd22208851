import { defineList } from '@/lib/list/definition'

export const renewalList = defineList({
  path: '/admin/kyc/renewals',
  noun: { one: 'approval', many: 'approvals' },
  search: 'Customer, phone…',
  filters: {
    state: { kind: 'choice', label: 'State', options: ['ending_soon', 'expired'] },
    level: { kind: 'choice', label: 'Level', options: ['basic', 'enhanced', 'premium'] },
    ends: { kind: 'dates', label: 'Ends' },
  },
  sorts: { ends: { label: 'Ends', by: 'time' } },
  defaultSort: 'ends',
})
