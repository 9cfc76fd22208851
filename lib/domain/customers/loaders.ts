import 'server-only'
import { guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { findCustomer, listCustomers } from './data'

export const loadCustomers = guardedList('customers:read', listCustomers)
export const loadCustomer = guardedRecord('customers:read', findCustomer)
