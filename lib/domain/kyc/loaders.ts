import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { findKycChecks, findKycRecord, listKycDocuments, listKycEvents, listKycRecords } from './data'

export const loadKycRecords = guardedList('kyc:read', listKycRecords)
export const loadKycRecord = guardedRecord('kyc:read', findKycRecord)
export const loadKycDocuments = guardedLoader('kyc:read', (_session, id: string) => listKycDocuments(id))
export const loadKycEvents = guardedLoader('kyc:read', (_session, id: string) => listKycEvents(id))
export const loadKycChecks = guardedLoader('kyc:read', (_session, id: string) => findKycChecks(id))
