import { describe, expect, it } from 'vitest'
import { unknownIn } from './known-metrics'
import { alerts, recordings } from './rules'

describe('every metric and label that a rule names exists', () => {
  it.each([...alerts, ...recordings])('$alert$record', ({ expr }) => {
    expect(unknownIn(expr)).toEqual([])
  })

  it('would notice one that does not', () => {
    expect(
      unknownIn('sum(phantom_banking_errors_total{kind="x"}) > phantom_banking_nothing + pg_nothing'),
    ).toEqual([
      'phantom_banking_errors_total has no label kind',
      'there is no metric phantom_banking_nothing',
      'there is no metric pg_nothing',
    ])
  })
})
