import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findApproval, listApprovals, listPendingOn, listToDecide, readNotifications } from './data'

const MOST_TO_DECIDE = 50

export const loadApprovals = guardedLoader('approvals:read', ({ user }, state: ListState) =>
  listApprovals(user, state),
)
export const loadApproval = guardedLoader('approvals:read', ({ user }, id: string) =>
  found(id, (known) => findApproval(user, known)),
)
export const loadToDecide = guardedLoader('approvals:read', ({ user }) => listToDecide(user, MOST_TO_DECIDE))
export const loadNotifications = guardedLoader('approvals:read', ({ user }) => readNotifications(user))

/** What waits for a decision about a record, for whoever may open its page. */
export const loadPendingOn = guardedLoader('approvals:read', (_session, type: string, id: string) =>
  listPendingOn(type, id),
)
