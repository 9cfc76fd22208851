import { defineList } from '@/lib/list/definition'

const STATUSES = [
  'pending',
  'in_progress',
  'resubmission_requested',
  'approved',
  'rejected',
  'expired',
] as const

export const kycList = defineList({
  path: '/admin/kyc',
  noun: { one: 'KYC review', many: 'KYC reviews' },
  search: 'Customer, phone…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: STATUSES, status: 'kyc' },
    risk: { kind: 'choice', label: 'Risk', options: ['low', 'medium', 'high'], status: 'risk' },
    level: { kind: 'choice', label: 'Level', options: ['basic', 'enhanced', 'premium'] },
    submitted: { kind: 'dates', label: 'Submitted' },
    /** In progress for longer than a review should take. */
    stuck: { kind: 'choice', label: 'Stuck', options: ['yes'] },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { submitted: { label: 'Submitted', by: 'time' } },
  defaultSort: '-submitted',
})
