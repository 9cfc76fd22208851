import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { readRefundState } from './data'

export const loadRefundState = guardedLoader('transactions:read', (_session, id: string) =>
  readRefundState(id),
)
