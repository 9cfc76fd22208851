import { AccessGrantReason, AccessType } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'

export const accessGrantList = defineList({
  path: '/admin/access-grants',
  noun: { one: 'access grant', many: 'access grants' },
  search: 'Customer, phone…',
  filters: {
    access: { kind: 'choice', label: 'Access', options: Object.values(AccessType), status: 'access' },
    state: { kind: 'choice', label: 'State', options: ['in_force', 'ending_soon', 'expired', 'ended'] },
    reason: { kind: 'choice', label: 'Reason', options: Object.values(AccessGrantReason) },
    created: { kind: 'dates', label: 'Granted' },
    customer: { kind: 'record', label: 'Customer' },
    merchant: { kind: 'record', label: 'Merchant' },
  },
  sorts: { created: { label: 'Granted', by: 'time' } },
  defaultSort: '-created',
})
