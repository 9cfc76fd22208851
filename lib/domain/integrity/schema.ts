import { defineList } from '@/lib/list/definition'
import { DIFFERENCE_KINDS, DIFFERENCE_STATES } from './constants'

export const differenceList = defineList({
  path: '/admin/balance-integrity',
  noun: { one: 'difference', many: 'differences' },
  search: 'Customer…',
  filters: {
    state: { kind: 'choice', label: 'State', options: DIFFERENCE_STATES, status: 'difference' },
    kind: { kind: 'choice', label: 'Kind', options: DIFFERENCE_KINDS },
    found: { kind: 'dates', label: 'Found' },
    wallet: { kind: 'record', label: 'Wallet' },
  },
  sorts: { found: { label: 'Found', by: 'time' } },
  defaultSort: '-found',
})
