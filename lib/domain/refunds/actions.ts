'use server'

import { action } from '@/lib/http/action'
import { giveRefund as give } from './mutations'
import { refundInput } from './schema'

export const giveRefund = action({
  name: 'transactions.refund',
  permission: 'transactions:refund',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: refundInput,
  run: give,
})
