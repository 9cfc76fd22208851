import 'server-only'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { listMismatches, listRenewals, readCalendar, readForecast } from './data'

export const loadRenewals = guardedList('kyc:read', listRenewals)
export const loadForecast = guardedLoader('kyc:read', () => readForecast())
export const loadCalendar = guardedLoader('kyc:read', () => readCalendar())
export const loadMismatches = guardedLoader('kyc:read', () => listMismatches())
