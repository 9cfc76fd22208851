'use server'

import { action } from '@/lib/http/action'
import { cancelQrCode as cancel } from './mutations'
import { cancelInput } from './schema'

export const cancelQrCode = action({
  name: 'qr.cancel',
  permission: 'qr:cancel',
  object: { type: 'qr_code', idField: 'codeId' },
  schema: cancelInput,
  run: cancel,
})
