import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { can } from '@/lib/auth/permissions'
import type { Span } from './constants'
import { readThreats } from './data'

export const loadThreats = guardedLoader('threats:read', async ({ user }, hours: Span) => ({
  mayUnlock: can(user.role, 'threats:unlock'),
  ...(await readThreats(hours)),
}))
