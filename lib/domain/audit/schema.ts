import { AUDIT_ACTIONS, AUDIT_OBJECTS } from '@/lib/audit/actions'
import { defineList } from '@/lib/list/definition'

export const auditList = defineList({
  path: '/admin/audit',
  noun: { one: 'event', many: 'events' },
  search: 'Actor or record id, in full…',
  filters: {
    action: { kind: 'choice', label: 'Action', options: AUDIT_ACTIONS },
    object: { kind: 'choice', label: 'Record', options: AUDIT_OBJECTS },
    outcome: { kind: 'choice', label: 'Outcome', options: ['success', 'refused', 'failed'] },
    created: { kind: 'dates', label: 'Period' },
  },
  sorts: { created: { label: 'Time', by: 'time' } },
  defaultSort: '-created',
})
