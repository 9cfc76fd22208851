'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { confirmInput, planInput, stopInput } from './schema'

const object = { type: 'bulk_run', idField: 'runId' } as const

export const planBulk = action({
  name: 'bulk.plan',
  permission: 'bulk:create',
  object,
  schema: planInput,
  run: mutations.planRun,
})

export const confirmBulk = action({
  name: 'bulk.confirm',
  permission: 'bulk:create',
  object,
  schema: confirmInput,
  run: mutations.confirmRun,
})

export const stopBulk = action({
  name: 'bulk.stop',
  permission: 'bulk:create',
  object,
  schema: stopInput,
  run: mutations.stopRun,
})
