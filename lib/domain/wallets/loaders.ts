import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findWallet, findWalletOf, listFreezes, listWallets } from './data'

export const loadWallets = guardedLoader('wallets:read', (_session, state: ListState) => listWallets(state))
export const loadWallet = guardedLoader('wallets:read', (_session, id: string) => found(id, findWallet))
export const loadWalletOf = guardedLoader('wallets:read', (_session, customerId: string) =>
  findWalletOf(customerId),
)
export const loadFreezes = guardedLoader('wallets:read', (_session, id: string) => listFreezes(id))
