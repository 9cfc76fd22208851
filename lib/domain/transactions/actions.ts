'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { disputeInput, heldInput, holdInput, reconcileInput, settleInput, unreconcileInput } from './schema'

export const holdTransaction = action({
  name: 'transactions.hold',
  permission: 'transactions:hold',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: holdInput,
  run: mutations.holdTransaction,
})

export const releaseTransaction = action({
  name: 'transactions.release',
  permission: 'transactions:hold',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: heldInput,
  run: mutations.releaseTransaction,
})

export const stopTransaction = action({
  name: 'transactions.stop',
  permission: 'transactions:hold',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: heldInput,
  run: mutations.stopTransaction,
})

export const disputeTransaction = action({
  name: 'transactions.dispute',
  permission: 'transactions:dispute',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: disputeInput,
  run: mutations.disputeTransaction,
})

export const settleDispute = action({
  name: 'transactions.settle',
  permission: 'transactions:settle',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: settleInput,
  run: mutations.settleDispute,
})

export const reconcileTransaction = action({
  name: 'transactions.reconcile',
  permission: 'transactions:reconcile',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: reconcileInput,
  run: mutations.reconcileTransaction,
})

export const unreconcileTransaction = action({
  name: 'transactions.unreconcile',
  permission: 'transactions:reconcile',
  object: { type: 'transaction', idField: 'transactionId' },
  schema: unreconcileInput,
  run: mutations.unreconcileTransaction,
})
