'use server'

import { action } from '@/lib/http/action'
import { changeLimits as change } from './mutations'
import { limitsInput } from './schema'

export const changeLimits = action({
  name: 'wallets.limits',
  permission: 'wallets:limits:make',
  object: { type: 'wallet', idField: 'walletId' },
  schema: limitsInput,
  run: change,
})
