'use server'

import { action } from '@/lib/http/action'
import { unlockAccount as unlock } from './mutations'
import { unlockInput } from './schema'

export const unlockAccount = action({
  name: 'threats.unlock',
  permission: 'threats:unlock',
  object: { type: 'admin_user', idField: 'account' },
  schema: unlockInput,
  run: unlock,
})
