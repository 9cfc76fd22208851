import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import type { Span } from './constants'
import { readStatistics } from './data'

export const loadStatistics = guardedLoader('kyc:read', (_session, days: Span) => readStatistics(days))
