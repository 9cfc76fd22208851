import 'server-only'
import { cache } from 'react'
import { isUnreachable } from '@/lib/db/errors'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
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

/** The pages of a list, for those who hold the permission. */
export function guardedList<Page>(permission: Permission, list: (state: ListState) => Promise<Page>) {
  return guardedLoader(permission, (_session, state: ListState) => list(state))
}

/** How many rows of a list there are, for those who hold the permission. */
export function guardedCount(permission: Permission, count: (state: ListState) => Promise<number | null>) {
  return guardedLoader(permission, (_session, state: ListState) => count(state))
}

/** A record by the id out of an address, for those who hold the permission; 404 when there is none. */
export function guardedRecord<Row>(permission: Permission, find: (id: string) => Promise<Row | null>) {
  return guardedLoader(permission, (_session, id: string) => found(id, find))
}
