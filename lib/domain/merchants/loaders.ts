import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findMerchant, listCredentials, listMerchants } from './data'

export const loadMerchants = guardedLoader('merchants:read', (_session, state: ListState) =>
  listMerchants(state),
)
export const loadMerchant = guardedLoader('merchants:read', (_session, id: string) => found(id, findMerchant))
export const loadCredentials = guardedLoader('merchants:read', (_session, id: string) => listCredentials(id))
