import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { grantOf } from '@/lib/auth/permissions'
import type { ListState } from '@/lib/list/definition'
import { listAuditEvents } from './data'

/** The whole trail for those who may see it, their own events for the others. */
export const loadAuditEvents = guardedLoader('audit:read', ({ user }, state: ListState) =>
  listAuditEvents(state, grantOf(user.role, 'audit:read') === 'yes' ? null : user.id),
)
