import { AGE_BUCKETS } from '@/lib/kyc/constants'
import { defineList } from '@/lib/list/definition'

const STATUSES = [
  'pending',
  'in_progress',
  'resubmission_requested',
  'approved',
  'rejected',
  'expired',
] as const

/** What both orders can be combined with: a period of another time than theirs would be far apart in them. */
const EITHER = ['status', 'risk', 'level', 'stuck', 'desk', 'age', 'late', 'customer']

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
    /** Whose turn it is. */
    desk: {
      kind: 'choice',
      label: 'Desk',
      options: ['mine', 'unassigned', 'second_officer', 'lapsed'],
    },
    /** How long it has been pending. */
    age: { kind: 'choice', label: 'Age', options: AGE_BUCKETS.map(({ key }) => key) },
    /** Pending for longer than somebody should wait. */
    late: { kind: 'choice', label: 'Late', options: ['yes'] },
    /** Approved or rejected in the last 30 times 24 hours. */
    decided: { kind: 'choice', label: 'Decided', options: ['last_30_days'] },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: {
    queue: { label: 'Queue', by: 'money', oneWay: true, filters: [...EITHER, 'decided'] },
    submitted: { label: 'Submitted', by: 'time', filters: [...EITHER, 'submitted'] },
  },
  defaultSort: 'queue',
})
