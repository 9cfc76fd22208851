import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findRun, listReasons, listRows, listRuns } from './data'

/** Everybody's bulk actions for those who may see them, their own for the others. */
export const loadBulkRuns = guardedLoader('bulk:read', (session, state: ListState) =>
  listRuns(session, state),
)

/** One bulk action; 404 for one of somebody else whom the person may not see. */
export const loadBulkRun = guardedLoader('bulk:read', (session, id: string) =>
  found(id, (known) => findRun(session, known)),
)

/** A page of its records. */
export const loadBulkRows = guardedLoader('bulk:read', async (session, id: string, state: ListState) => {
  const run = await found(id, (known) => findRun(session, known))
  return listRows(run.id, state)
})

/** Why records of it are left out or were left alone. */
export const loadBulkReasons = guardedLoader('bulk:read', async (session, id: string) => {
  const run = await found(id, (known) => findRun(session, known))
  return listReasons(run.id)
})
