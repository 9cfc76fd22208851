import 'server-only'
import { guardedCount, guardedList, guardedRecord } from '@/lib/auth/guarded-loader'
import { countQrCodes, findQrCode, listQrCodes } from './data'

export const loadQrCodes = guardedList('qr:read', listQrCodes)
export const loadQrCode = guardedRecord('qr:read', findQrCode)
export const loadQrCodesCount = guardedCount('qr:read', countQrCodes)
