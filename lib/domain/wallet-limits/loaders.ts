import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { findLimitRoom } from './data'

export const loadLimitRoom = guardedLoader('wallets:read', (_session, walletId: string) =>
  findLimitRoom(walletId),
)
