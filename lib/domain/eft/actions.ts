'use server'

import { action } from '@/lib/http/action'
import { failPayment as fail, retryPayment as retry } from './mutations'
import { failInput, retryInput } from './schema'

export const retryPayment = action({
  name: 'eft.retry',
  permission: 'eft:manage',
  object: { type: 'eft_payment', idField: 'paymentId' },
  schema: retryInput,
  run: retry,
})

export const failPayment = action({
  name: 'eft.fail',
  permission: 'eft:manage',
  object: { type: 'eft_payment', idField: 'paymentId' },
  schema: failInput,
  run: fail,
})
