import 'server-only'
import { can } from '@/lib/auth/permissions'
import { requireSession } from '@/lib/auth/session'
import { listFor, mayTakeWhole } from './lists'
import { exportName } from './names'

/** What the list at an address offers for export to who looks at it; undefined where there is nothing to offer. */
export async function exportOffer(path: string) {
  const session = await requireSession()
  const list = exportName(path)
  if (!list || !can(session.user.role, 'exports:create')) return undefined
  const { columns } = listFor(list, session)
  return {
    list,
    columns: columns.length,
    personal: columns.some(({ masked }) => masked),
    mayTakeWhole: mayTakeWhole(session),
  }
}
