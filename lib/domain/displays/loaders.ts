import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { listDisplays } from './data'

export const loadDisplays = guardedLoader('displays:read', () => listDisplays())
