'use server'

import { action } from '@/lib/http/action'
import { arrangeDashboard } from './mutations'
import { arrangeInput } from './schema'

export const arrange = action({
  name: 'dashboard.arrange',
  permission: 'monitoring:read',
  object: { type: 'page', idField: 'page' },
  schema: arrangeInput,
  run: arrangeDashboard,
})
