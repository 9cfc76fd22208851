import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findCustomer, listCustomers, listGrants } from './data'

export const loadCustomers = guardedLoader('customers:read', (_session, state: ListState) =>
  listCustomers(state),
)
export const loadCustomer = guardedLoader('customers:read', (_session, id: string) => found(id, findCustomer))
export const loadGrants = guardedLoader('customers:read', (_session, id: string) => listGrants(id))
