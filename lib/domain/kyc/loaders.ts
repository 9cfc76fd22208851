import 'server-only'
import { guardedCount, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import type { ListState } from '@/lib/list/definition'
import {
  countKycRecords,
  findKycChecks,
  findKycRecord,
  listKycDocuments,
  listKycEvents,
  listKycRecords,
  listOtherRecords,
} from './data'

export const loadKycRecords = guardedLoader('kyc:read', ({ user }, state: ListState) =>
  listKycRecords(state, user.id),
)
export const loadKycRecord = guardedRecord('kyc:read', findKycRecord)
export const loadKycDocuments = guardedLoader('kyc:read', (_session, id: string) => listKycDocuments(id))
export const loadKycEvents = guardedLoader('kyc:read', (_session, id: string) => listKycEvents(id))
export const loadKycChecks = guardedLoader('kyc:read', (_session, id: string) => findKycChecks(id))
export const loadOtherRecords = guardedLoader('kyc:read', (_session, id: string) => listOtherRecords(id))
export const loadKycRecordsCount = guardedCount('kyc:read', countKycRecords)
