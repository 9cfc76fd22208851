import { describe, expect, it } from 'vitest'
import { defineList, type ListDefinition, type ListState } from './definition'
import { missingPeriod } from './missing-period'

const definition = defineList({
  path: '/things',
  noun: { one: 'thing', many: 'things' },
  filters: {
    status: { kind: 'choice', label: 'Status', options: ['open'] },
    amount: { kind: 'money', label: 'Amount', asksForPeriod: true },
    at: { kind: 'dates', label: 'Made' },
    owner: { kind: 'record', label: 'Owner' },
  },
  sorts: { at: { label: 'Made', by: 'time' } },
  defaultSort: '-at',
})
const missing = (filters: ListState['filters'], q = '', list: ListDefinition = definition) =>
  missingPeriod(list, { q, filters })

describe('a period is missing', () => {
  it('where a filter asks for one, whatever else is chosen', () => {
    expect(missing({ amount: ['1', ''] })).toEqual({ period: 'at', because: ['amount'] })
    expect(missing({ amount: ['1', ''], status: ['open'] })).toEqual({ period: 'at', because: ['amount'] })
  })

  it('not where it is given, or none is asked for', () => {
    expect(missing({ amount: ['1', ''], at: ['today', ''] })).toBeNull()
    expect(missing({ status: ['open'] })).toBeNull()
    expect(missing({})).toBeNull()
  })

  it('not of the few rows of one record or of a search', () => {
    expect(missing({ amount: ['1', ''], owner: ['x'] })).toBeNull()
    expect(missing({ amount: ['1', ''] }, 'kgosi')).toBeNull()
  })
})
