'use server'

import { action } from '@/lib/http/action'
import {
  approveMerchant as approve,
  closeMerchant as close,
  reactivateMerchant as reactivate,
  suspendMerchant as suspend,
} from './mutations'
import { approveInput, closeInput, reactivateInput, suspendInput } from './schema'

export const approveMerchant = action({
  name: 'merchants.approve',
  permission: 'merchants:approve',
  object: { type: 'merchant', idField: 'merchantId' },
  schema: approveInput,
  run: approve,
})

export const suspendMerchant = action({
  name: 'merchants.suspend',
  permission: 'merchants:suspend',
  object: { type: 'merchant', idField: 'merchantId' },
  schema: suspendInput,
  run: suspend,
})

export const reactivateMerchant = action({
  name: 'merchants.reactivate',
  permission: 'merchants:suspend',
  object: { type: 'merchant', idField: 'merchantId' },
  schema: reactivateInput,
  run: reactivate,
})

export const closeMerchant = action({
  name: 'merchants.close',
  permission: 'merchants:close',
  object: { type: 'merchant', idField: 'merchantId' },
  schema: closeInput,
  run: close,
})
