import 'server-only'
import { guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { findAccessGrant, listAccessGrants } from './data'

export const loadAccessGrants = guardedList('customers:read', listAccessGrants)
export const loadAccessGrant = guardedRecord('customers:read', findAccessGrant)
