'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { acknowledgeInput, assignInput, noteInput, silenceInput } from './schema'

const object = { type: 'alert', idField: 'alertId' } as const

export const acknowledgeAlert = action({
  name: 'alerts.acknowledge',
  permission: 'alerts:acknowledge',
  object,
  schema: acknowledgeInput,
  run: mutations.acknowledgeAlert,
})

export const assignAlert = action({
  name: 'alerts.assign',
  permission: 'alerts:acknowledge',
  object,
  schema: assignInput,
  run: mutations.assignAlert,
})

export const noteAlert = action({
  name: 'alerts.note',
  permission: 'alerts:acknowledge',
  object,
  schema: noteInput,
  run: mutations.noteAlert,
})

export const silenceAlert = action({
  name: 'alerts.silence',
  permission: 'alerts:silence',
  object,
  schema: silenceInput,
  run: mutations.silenceAlert,
})
