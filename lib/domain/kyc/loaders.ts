import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findKycChecks, findKycRecord, listKycDocuments, listKycEvents, listKycRecords } from './data'

export const loadKycRecords = guardedLoader('kyc:read', (_session, state: ListState) => listKycRecords(state))
export const loadKycRecord = guardedLoader('kyc:read', (_session, id: string) => found(id, findKycRecord))
export const loadKycDocuments = guardedLoader('kyc:read', (_session, id: string) => listKycDocuments(id))
export const loadKycEvents = guardedLoader('kyc:read', (_session, id: string) => listKycEvents(id))
export const loadKycChecks = guardedLoader('kyc:read', (_session, id: string) => findKycChecks(id))
