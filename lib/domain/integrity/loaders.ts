import 'server-only'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { listDifferences, readRound } from './data'

export const loadDifferences = guardedList('integrity:read', listDifferences)
export const loadRound = guardedLoader('integrity:read', () => readRound())
