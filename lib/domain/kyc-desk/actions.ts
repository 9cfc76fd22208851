'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { assignInput, decisionInput, nextInput, noteInput, recordInput } from './schema'

const object = { type: 'kyc_record', idField: 'recordId' } as const

export const claimCase = action({
  name: 'kyc.claim',
  permission: 'kyc:claim',
  object,
  schema: recordInput,
  run: mutations.claimCase,
})

export const releaseCase = action({
  name: 'kyc.release',
  permission: 'kyc:claim',
  object,
  schema: recordInput,
  run: mutations.releaseCase,
})

export const takeNextCase = action({
  name: 'kyc.next',
  permission: 'kyc:claim',
  object,
  schema: nextInput,
  run: mutations.takeNextCase,
})

export const assignCases = action({
  name: 'kyc.assign',
  permission: 'kyc:claim',
  object: { type: 'admin_user', idField: 'officerId' },
  schema: assignInput,
  run: mutations.assignCases,
})

export const noteCase = action({
  name: 'kyc.note',
  permission: 'kyc:decide',
  object,
  schema: noteInput,
  run: mutations.noteCase,
})

export const revealCase = action({
  name: 'kyc.reveal',
  permission: 'kyc:decide',
  object,
  schema: recordInput,
  keepsNothing: true,
  run: mutations.revealCase,
})

export const decideCase = action({
  name: 'kyc.decide',
  permission: 'kyc:decide',
  object,
  schema: decisionInput,
  prepare: mutations.requireDocuments,
  run: mutations.decideCase,
})
