import 'server-only'
import { guardedCount, guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { countMerchants, findMerchant, listCredentials, listMerchants } from './data'

export const loadMerchants = guardedList('merchants:read', listMerchants)
export const loadMerchant = guardedRecord('merchants:read', findMerchant)
export const loadCredentials = guardedLoader('merchants:read', (_session, id: string) => listCredentials(id))
export const loadMerchantsCount = guardedCount('merchants:read', countMerchants)
