import 'server-only'
import { guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { findQrCode, listQrCodes } from './data'

export const loadQrCodes = guardedList('qr:read', listQrCodes)
export const loadQrCode = guardedRecord('qr:read', findQrCode)
