import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerList } from '@/lib/domain/customers/schema'
import { kycList } from '@/lib/domain/kyc/schema'
import { transactionList } from '@/lib/domain/transactions/schema'
import type { ListState } from './definition'
import { parseList } from './parse'
import { listHref } from './url'

const NAMES = ['q', 'status', 'created', 'from', 'to', 'amount_min', 'amount_max', 'customer', 'sort', 'cols']
const names = fc.constantFrom(...NAMES, 'view', 'density', 'size', 'after', 'before', 'page', '__proto__')
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    'today',
    '2026-02-31',
    'x'.repeat(70_000),
    '-created',
    'completed,failed',
    ',',
  ),
)
const params = fc.dictionary(names, fc.oneof(text, fc.array(text, { maxLength: 60 })))
const parse = (query: string) => parseList(transactionList, Object.fromEntries(new URLSearchParams(query)))

/** What of a state an address carries. */
const carried = ({ ignored: _ignored, ...state }: ListState) => state

describe('the address of a list', () => {
  test('whatever it holds, it is read, and what was read is written back the same', () => {
    fc.assert(
      fc.property(params, (raw) => {
        const state = parseList(transactionList, raw)
        expect(state.q).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(state.q.length).toBeLessThanOrEqual(100)
        const href = listHref(transactionList, state, { cursor: state.cursor })
        const again = parseList(transactionList, Object.fromEntries(new URL(href, 'http://x').searchParams))
        expect(carried(again)).toEqual(carried(state))
      }),
      { numRuns: 1_000 },
    )
  })

  test('what makes no sense is left out and named', () => {
    const state = parse('status=completed,nonsense&from=2026-02-31&to=9999-99-99&sort=amount&size=7&page=abc')
    expect(state.filters).toEqual({ status: ['completed'] })
    expect(state.ignored).toEqual(['status', 'from', 'to', 'sort'])
    expect(state).toMatchObject({ sort: { key: 'created', descending: true }, size: 25, cursor: null })
  })

  test('repeated parameters of a form and a list with commas are the same choice', () => {
    const repeated = parseList(transactionList, { status: ['failed', 'pending'] })
    expect(repeated.filters).toEqual(parse('status=pending,failed').filters)
  })

  test('a period may be written under the name of its filter', () => {
    expect(parse('created=today').filters).toEqual({ created: ['today', ''] })
    expect(parse('from=2026-11-01&to=2026-11-24').filters.created).toEqual(['2026-11-01', '2026-11-24'])
  })

  test('an order that no index answers together with a filter is not taken', () => {
    expect(parseList(customerList, { sort: 'name' }).sort.key).toBe('name')
    const filtered = parseList(customerList, { sort: 'name', status: 'active' })
    expect(filtered).toMatchObject({ sort: { key: 'created' }, ignored: ['sort'] })
    const byName = parseList(customerList, { sort: 'name' })
    expect(listHref(customerList, byName, { filters: { status: ['active'] } })).not.toContain('sort')
  })

  test('a queue is read from its head, and a filter that it cannot have brings another order', () => {
    expect(parseList(kycList, { sort: '-queue' })).toMatchObject({
      sort: { key: 'queue', descending: false },
      ignored: ['sort'],
    })
    expect(parseList(kycList, { from: 'today' }).sort).toEqual({ key: 'submitted', descending: true })
    const ofToday = parseList(kycList, { from: 'today' })
    expect(listHref(kycList, ofToday)).toBe('/admin/kyc?from=today&sort=-submitted')
  })

  test('any change but one of the cursor goes back to the first page', () => {
    const state = parse('after=abc&status=failed')
    expect(listHref(transactionList, state, { q: 'x' })).not.toContain('after')
    expect(listHref(transactionList, state, { cursor: state.cursor })).toContain('after=abc')
  })
})

test('a saved view that is older than its list names what is there no longer', () => {
  const view = '0197b5a2-2f04-75c4-8e9a-02bb90c08e74'
  const state = parse(`status=failed,gone&colour=red&view=${view}`)
  expect(state).toMatchObject({ filters: { status: ['failed'] }, view, ignored: ['status', 'colour'] })
  expect(listHref(transactionList, state)).toBe(`/admin/transactions?status=failed&view=${view}`)
  expect(parse('colour=red&view=nonsense').ignored).toEqual([])
})
