import { z } from 'zod'
import { APPROVAL_ACTIONS } from '@/lib/approvals/policy'
import { ApprovalStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'

const approvalId = z.uuid({ error: 'There is no such request.' })
const words = z
  .string()
  .trim()
  .max(2000, { error: 'Use at most 2 000 characters.' })
  .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value.replaceAll(/\r?\n/g, ' ')), {
    error: 'Leave out control characters.',
  })

export const approveInput = z.object({
  approvalId,
  note: words.optional().transform((note) => note || null),
})
export const rejectInput = z.object({
  approvalId,
  note: words.min(1, { error: 'Say why not: who asked reads it.' }),
})
export const withdrawInput = z.object({ approvalId })
export const seenInput = z.object({ until: z.iso.datetime() })

export const approvalList = defineList({
  path: '/admin/approvals',
  noun: { one: 'request', many: 'requests' },
  search: 'What is asked for…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(ApprovalStatus), status: 'approval' },
    action: { kind: 'choice', label: 'Action', options: APPROVAL_ACTIONS },
    created: { kind: 'dates', label: 'Asked' },
    maker: { kind: 'record', label: 'Asked by' },
  },
  sorts: { created: { label: 'Asked', by: 'time' } },
  defaultSort: '-created',
})
