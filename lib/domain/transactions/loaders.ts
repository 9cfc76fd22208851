import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findTransaction, listTransactionEvents, listTransactions } from './data'

export const loadTransactions = guardedLoader('transactions:read', (_session, state: ListState) =>
  listTransactions(state),
)
export const loadTransaction = guardedLoader('transactions:read', (_session, id: string) =>
  found(id, findTransaction),
)
export const loadTransactionEvents = guardedLoader('transactions:read', (_session, id: string) =>
  listTransactionEvents(id),
)
