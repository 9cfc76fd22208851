import 'server-only'
import { guardedCount, guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import {
  countTransactions,
  findOtherSide,
  findTransaction,
  listTransactionEvents,
  listTransactions,
  listTroubles,
  whenMoneyMoved,
} from './data'

export const loadTransactions = guardedList('transactions:read', listTransactions)
export const loadTransaction = guardedRecord('transactions:read', findTransaction)
export const loadTransactionEvents = guardedLoader('transactions:read', (_session, id: string) =>
  listTransactionEvents(id),
)
export const loadTransactionsCount = guardedCount('transactions:read', countTransactions)
export const loadTroubles = guardedLoader('transactions:read', (_session, customerId: string) =>
  listTroubles(customerId),
)
export const loadWhenMoneyMoved = guardedLoader('transactions:read', (_session, customerId: string) =>
  whenMoneyMoved(customerId),
)
export const loadOtherSide = guardedLoader('transactions:read', (_session, id: string) => findOtherSide(id))
