import { defineList } from '@/lib/list/definition'

export const auditList = defineList({
  path: '/admin/audit',
  noun: { one: 'event', many: 'events' },
  search: 'Actor, action or record id, in full…',
  filters: {
    outcome: { kind: 'choice', label: 'Outcome', options: ['success', 'refused', 'failed'] },
    created: { kind: 'dates', label: 'Period' },
  },
  sorts: { created: { label: 'Time', by: 'time' } },
  defaultSort: '-created',
})
