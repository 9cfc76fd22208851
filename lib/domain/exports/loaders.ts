import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { grantOf } from '@/lib/auth/permissions'
import { NotFoundError } from '@/lib/http/errors'
import type { ListState } from '@/lib/list/definition'
import { isId } from '@/lib/list/id'
import { findExport, listExports } from './data'
import type { ExportProgress } from './dto'

/** Everybody's exports for those who may see them, their own for the others. */
export const loadExports = guardedLoader('exports:read', (session, state: ListState) =>
  listExports(session, state),
)

/** How far an export is. @throws NotFoundError there is none this person may know of */
export const loadExportProgress = guardedLoader('exports:read', async (session, id: string) => {
  const found = isId(id) ? await findExport(session, id) : null
  const known =
    found && (found.email === session.user.email || grantOf(session.user.role, 'exports:read') === 'yes')
  if (!known) throw new NotFoundError('There is no such export.')
  const { status, ending, rows, expected } = found
  return { id, status, ending, rows, expected } satisfies ExportProgress
})
