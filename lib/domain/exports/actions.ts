'use server'

import { requireStepUp } from '@/lib/auth/step-up'
import { action } from '@/lib/http/action'
import { admit, exports as exportLimit } from '@/lib/limits/admission'
import * as mutations from './mutations'
import { exportInput, stopExportInput } from './schema'

const object = { type: 'export', idField: 'exportId' } as const

export const createExport = action({
  name: 'exports.create',
  permission: 'exports:create',
  object,
  schema: exportInput,
  async prepare({ personal }, session) {
    if (personal === 'whole') requireStepUp(session)
    await admit(exportLimit(), 'exports', session.user.id)
  },
  run: mutations.createExport,
})

export const stopExport = action({
  name: 'exports.stop',
  permission: 'exports:create',
  object,
  schema: stopExportInput,
  run: mutations.stopExport,
})
