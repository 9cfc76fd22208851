import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { can } from '@/lib/auth/permissions'
import { TooManyRequestsError } from '@/lib/http/errors'
import { waitHere } from '@/lib/limits/admission'
import { SEARCH_GROUPS } from './constants'
import { search } from './data'
import { GROUP_PERMISSIONS } from './schema'

/** Of one person: as fast as somebody types and corrects, for a minute on end. */
const TYPING = { name: 'search', perSecond: 5, burst: 60 }

/**
 * What a text finds among all that the person may read.
 * @throws TooManyRequestsError
 */
export const loadSearch = guardedLoader(
  'search:use',
  async ({ user }, typed: string, limit: number, signal?: AbortSignal) => {
    const wait = waitHere(TYPING, 'search', user.id)
    if (wait > 0) throw new TooManyRequestsError(wait)
    const allowed = SEARCH_GROUPS.filter((group) => can(user.role, GROUP_PERMISSIONS[group]))
    return search(typed, allowed, limit, signal)
  },
)
