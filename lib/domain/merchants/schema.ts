import { defineList } from '@/lib/list/definition'

export const merchantList = defineList({
  path: '/admin/merchants',
  noun: { one: 'merchant', many: 'merchants' },
  search: 'Business name, registration…',
  filters: {
    status: {
      kind: 'choice',
      label: 'Status',
      options: ['pending', 'active', 'suspended', 'closed'],
      status: 'merchant',
    },
    created: { kind: 'dates', label: 'Joined' },
  },
  sorts: {
    created: { label: 'Joined', by: 'time' },
    name: { label: 'Name', by: 'text', filters: [] },
  },
  defaultSort: '-created',
})
