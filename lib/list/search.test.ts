import { expect, test } from 'vitest'
import { searchTerm } from './search'

test.each([
  ['', { kind: 'none' }],
  ['ab', { kind: 'short' }],
  ['4', { kind: 'short' }],
  ['4417', { kind: 'digits', digits: '4417' }],
  ['+267 71 234 417', { kind: 'digits', digits: '26771234417' }],
  ['txn-20261124-ab', { kind: 'reference', text: 'TXN-20261124-AB' }],
  ['Lorato@Example.bw', { kind: 'email', text: 'lorato@example.bw' }],
  ['molefe kagiso', { kind: 'words', words: ['molefe', 'kagiso'] }],
  ['0197b5a2-2f04-75c4-8e9a-02bb90c08e74', { kind: 'id', id: '0197b5a2-2f04-75c4-8e9a-02bb90c08e74' }],
])('%j', (q, term) => {
  expect(searchTerm(q, 'TXN-')).toEqual(term)
})
