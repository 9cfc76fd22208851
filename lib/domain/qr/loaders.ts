import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findQrCode, listQrCodes } from './data'

export const loadQrCodes = guardedLoader('qr:read', (_session, state: ListState) => listQrCodes(state))
export const loadQrCode = guardedLoader('qr:read', (_session, id: string) => found(id, findQrCode))
