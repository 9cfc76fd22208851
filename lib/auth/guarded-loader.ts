import 'server-only'
import { cache } from 'react'
import { isUnreachable } from '@/lib/db/errors'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import type { Permission } from './permissions'
import { requirePermission, type Session } from './session'

/**
 * A read for pages that nobody without the permission can make: the permission is checked first, then the
 * data is fetched, once per request for the same arguments.
 * @throws DatabaseUnreachableError which pages can tell from a fault of their own
 */
export function guardedLoader<Args extends unknown[], Result>(
  permission: Permission,
  load: (session: Session, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(async (...args: Args) => {
    const session = await requirePermission(permission)
    try {
      return await load(session, ...args)
    } catch (error) {
      throw isUnreachable(error) ? new DatabaseUnreachableError('The records cannot be read') : error
    }
  })
}
