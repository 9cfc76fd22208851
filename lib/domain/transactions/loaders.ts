import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { findTransaction, listTransactionEvents, listTransactions } from './data'

export const loadTransactions = guardedList('transactions:read', listTransactions)
export const loadTransaction = guardedRecord('transactions:read', findTransaction)
export const loadTransactionEvents = guardedLoader('transactions:read', (_session, id: string) =>
  listTransactionEvents(id),
)
