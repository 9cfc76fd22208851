import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { findMerchant, listCredentials, listMerchants } from './data'

export const loadMerchants = guardedList('merchants:read', listMerchants)
export const loadMerchant = guardedRecord('merchants:read', findMerchant)
export const loadCredentials = guardedLoader('merchants:read', (_session, id: string) => listCredentials(id))
