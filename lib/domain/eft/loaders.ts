import 'server-only'
import { guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { findEftPayment, listEftPayments } from './data'

export const loadEftPayments = guardedList('eft:read', listEftPayments)
export const loadEftPayment = guardedRecord('eft:read', findEftPayment)
