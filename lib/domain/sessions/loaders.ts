import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import type { ListState } from '@/lib/list/definition'
import { listSessions } from './data'

/** The sessions of everybody for those who may see them, their own for the others. */
export const loadSessions = guardedLoader('sessions:read', (session, state: ListState) =>
  listSessions(session, state),
)
