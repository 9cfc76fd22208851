import 'server-only'
import { guardedCount, guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { countCustomers, findCustomer, listCustomers } from './data'

export const loadCustomers = guardedList('customers:read', listCustomers)
export const loadCustomer = guardedRecord('customers:read', findCustomer)
export const loadCustomersCount = guardedCount('customers:read', countCustomers)
