import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findEftPayment, listEftPayments } from './data'

export const loadEftPayments = guardedLoader('eft:read', (_session, state: ListState) =>
  listEftPayments(state),
)
export const loadEftPayment = guardedLoader('eft:read', (_session, id: string) => found(id, findEftPayment))
