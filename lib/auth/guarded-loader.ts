import 'server-only'
import { cache } from 'react'
import type { Permission } from './permissions'
import { requirePermission, type Session } from './session'

/**
 * A read for pages that nobody without the permission can make: the permission is checked first, then the
 * data is fetched, once per request for the same arguments.
 */
export function guardedLoader<Args extends unknown[], Result>(
  permission: Permission,
  load: (session: Session, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(async (...args: Args) => load(await requirePermission(permission), ...args))
}
