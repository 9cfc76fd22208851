import { expect, it } from 'vitest'
import { differences } from './differences'

it('says field by field what changed, first of all', () => {
  const before = JSON.stringify({
    reason: 'x',
    status: 'active',
    limits: { daily: '10.00', monthly: '30.00' },
  })
  const after = JSON.stringify({
    reason: 'x',
    status: 'frozen',
    limits: { daily: '20.00', monthly: '30.00' },
    roles: ['a', 'b'],
  })
  expect(differences(before, after)).toEqual([
    { path: ['status'], before: 'active', after: 'frozen', changed: true },
    { path: ['limits', 'daily'], before: '10.00', after: '20.00', changed: true },
    { path: ['roles'], before: undefined, after: ['a', 'b'], changed: true },
    { path: ['reason'], before: 'x', after: 'x', changed: false },
    { path: ['limits', 'monthly'], before: '30.00', after: '30.00', changed: false },
  ])
})

it.each([
  [null, null, 0],
  [null, '{}', 0],
  ['[1, 2]', '"text"', 1],
  ['{"a": null}', '{"a": 0}', 1],
  ['{"a": {"b": {"c": {"d": {"e": 1}}}}}', null, 1],
  ['{"__proto__": {"x": 1}}', '{"constructor": true}', 2],
])('reads whatever was written: %s → %s', (before, after, fields) => {
  expect(differences(before, after).filter(({ changed }) => changed)).toHaveLength(fields)
})
