import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { findWallet, findWalletOf, listFreezes, listWallets, readChain } from './data'

export const loadWallets = guardedList('wallets:read', listWallets)
export const loadWallet = guardedRecord('wallets:read', findWallet)
export const loadWalletOf = guardedLoader('wallets:read', (_session, customerId: string) =>
  findWalletOf(customerId),
)
export const loadFreezes = guardedLoader('wallets:read', (_session, id: string) => listFreezes(id))
export const loadChain = guardedLoader('wallets:read', (_session, id: string) => readChain(id))
