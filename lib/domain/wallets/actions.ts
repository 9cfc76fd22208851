'use server'

import { action } from '@/lib/http/action'
import { freezeWallet as freeze, requestUnfreeze as unfreeze } from './mutations'
import { freezeInput, unfreezeRequest } from './schema'

export const freezeWallet = action({
  name: 'wallets.freeze',
  permission: 'wallets:freeze',
  object: { type: 'wallet', idField: 'walletId' },
  schema: freezeInput,
  run: freeze,
})

export const requestUnfreeze = action({
  name: 'wallets.unfreeze',
  permission: 'wallets:unfreeze:make',
  requireStepUp: true,
  object: { type: 'wallet', idField: 'walletId' },
  schema: unfreezeRequest,
  run: unfreeze,
})
