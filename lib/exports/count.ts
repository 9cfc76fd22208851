import 'server-only'
import type { Session } from '@/lib/auth/session'
import { countRows } from '@/lib/db/whole-list'
import { NotFoundError } from '@/lib/http/errors'
import { listFor } from './lists'
import { exportName } from './names'
import { readQuery } from './selection'

/**
 * How many rows a person's list has at a state; null when counting them would take too long.
 * @throws NotFoundError no such list · ForbiddenError the role does not see it · RuleError the query is not understood
 */
export async function countFor(name: string, query: string, session: Session): Promise<number | null> {
  const known = exportName(name)
  if (!known) throw new NotFoundError('There is no such list.')
  const list = listFor(known, session)
  return countRows(list, readQuery(list, query))
}
