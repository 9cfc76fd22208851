'use server'

import { action } from '@/lib/http/action'
import { freezeWallet as freeze } from './mutations'
import { freezeInput } from './schema'

export const freezeWallet = action({
  name: 'wallets.freeze',
  permission: 'wallets:freeze',
  object: { type: 'wallet', idField: 'walletId' },
  schema: freezeInput,
  run: freeze,
})
