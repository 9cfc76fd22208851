'use server'

import { approve, reject, withdraw } from '@/lib/approvals/decide'
import { markSeen } from '@/lib/approvals/seen'
import { action } from '@/lib/http/action'
import { approveInput, rejectInput, seenInput, withdrawInput } from './schema'

export const approveRequest = action({
  name: 'approvals.approve',
  permission: 'approvals:decide',
  requireStepUp: true,
  object: { type: 'approval', idField: 'approvalId' },
  schema: approveInput,
  run: approve,
})

export const rejectRequest = action({
  name: 'approvals.reject',
  permission: 'approvals:decide',
  object: { type: 'approval', idField: 'approvalId' },
  schema: rejectInput,
  run: reject,
})

export const withdrawRequest = action({
  name: 'approvals.withdraw',
  permission: 'approvals:withdraw',
  object: { type: 'approval', idField: 'approvalId' },
  schema: withdrawInput,
  run: withdraw,
})

export const markOutcomesSeen = action({
  name: 'approvals.seen',
  permission: 'approvals:read',
  object: { type: 'admin_user', idField: 'until' },
  schema: seenInput,
  run: markSeen,
})
