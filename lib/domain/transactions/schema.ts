import { defineList } from '@/lib/list/definition'
import { TRANSACTION_CHANNELS, TRANSACTION_STATUSES, TRANSACTION_TYPES } from './constants'

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
    amount: { kind: 'money', label: 'Amount' },
    reconciled: { kind: 'choice', label: 'Reconciled', options: ['yes', 'no'] },
    customer: { kind: 'record', label: 'Customer' },
    wallet: { kind: 'record', label: 'Wallet' },
    merchant: { kind: 'record', label: 'Merchant' },
  },
  sorts: { created: { label: 'Time', by: 'time' } },
  defaultSort: '-created',
})
