import { z } from 'zod'
import { freeText, reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'
import { HOLDABLE_STATUSES, TRANSACTION_CHANNELS, TRANSACTION_STATUSES, TRANSACTION_TYPES } from './constants'

const LATER = 'Load the page again: its status was another one.'
const transactionId = z.uuid()

/** The fields of the forms about one transaction. `seenStatus` is the status the page showed. */
export const holdInput = z.object({
  transactionId,
  seenStatus: z.enum(HOLDABLE_STATUSES, { error: LATER }),
  reason: reasonText('Say what has to be looked at.'),
})
export const heldInput = z.object({
  transactionId,
  seenStatus: z.literal('on_hold', { error: LATER }),
  reason: reasonText('Say what was found.'),
})
export const disputeInput = z.object({
  transactionId,
  seenStatus: z.literal('completed', { error: LATER }),
  reason: reasonText('Say what the customer disputes.'),
})
export const settleInput = z.object({
  transactionId,
  seenStatus: z.literal('disputed', { error: LATER }),
  reason: reasonText('Say why the payment stands.'),
})
export const reconcileInput = z.object({
  transactionId,
  reason: freeText(500).min(1, { error: 'Say where it was found: the statement and its line.' }),
})
export const unreconcileInput = z.object({ transactionId, reason: reasonText('Say what was wrong.') })

export type StatusInput =
  | z.output<typeof holdInput>
  | z.output<typeof heldInput>
  | z.output<typeof disputeInput>
  | z.output<typeof settleInput>
export type ReconcileInput = z.output<typeof reconcileInput>

export const transactionList = defineList({
  path: '/admin/transactions',
  noun: { one: 'transaction', many: 'transactions' },
  search: 'Reference, customer, phone…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: TRANSACTION_STATUSES, status: 'transaction' },
    created: { kind: 'dates', label: 'Period' },
    channel: { kind: 'choice', label: 'Channel', options: TRANSACTION_CHANNELS },
    type: { kind: 'choice', label: 'Type', options: TRANSACTION_TYPES },
    direction: { kind: 'choice', label: 'Direction', options: ['credit', 'debit'] },
    amount: { kind: 'money', label: 'Amount', asksForPeriod: true },
    reconciled: { kind: 'choice', label: 'Reconciled', options: ['yes', 'no'] },
    customer: { kind: 'record', label: 'Customer' },
    wallet: { kind: 'record', label: 'Wallet' },
    merchant: { kind: 'record', label: 'Merchant' },
  },
  sorts: { created: { label: 'Time', by: 'time' } },
  defaultSort: '-created',
})
