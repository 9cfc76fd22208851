import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSearch } from './reading'
import { byRelevance, ofName, relevance } from './relevance'
import { findableInside, LONGEST_SEARCH, plain, tidy } from './search-text'

describe('what was typed', () => {
  test.each([
    ['+267 71 234 417', { phone: '26771234417' }],
    ['00267-71.234.417', { phone: '26771234417' }],
    ['(071) 234417', { phone: '71234417' }],
    ['4417', { phone: '4417', number: '4417' }],
    ['٧١٢٣٤٤١٧', { phone: '71234417' }],
    ['７１２３４４１７', { phone: '71234417' }],
    ['417 123 456', { phone: '417123456', number: '417123456' }],
    ['ab 1234567', { number: 'AB1234567', words: ['ab', '1234567'] }],
    ['Lorato@Example.bw', { email: 'lorato@example.bw', words: [] }],
    ['txn-20261124-ab', { code: 'txn-20261124-ab' }],
    ['  molefe \u00a0 kagiso\t', { text: 'molefe kagiso', words: ['molefe', 'kagiso'], code: null }],
    ['李', { words: ['李'], problem: null }],
    ['李明', { words: ['李明'] }],
    ['Мария', { words: ['Мария'] }],
    ['ka', { words: ['ka'], problem: null }],
    ['0197B5A2-2F04-75C4-8E9A-02BB90C08E74', { id: '0197b5a2-2f04-75c4-8e9a-02bb90c08e74' }],
    ['', { problem: 'empty' }],
    [' \u3000\n ', { problem: 'empty' }],
    ['a', { problem: 'short' }],
    ['7', { problem: 'short' }],
    ['%%%', { problem: 'symbols' }],
    ['_ -', { problem: 'symbols' }],
    ['🙂🙂🙂', { problem: 'symbols' }],
    ['x'.repeat(10_000), { problem: 'long' }],
    [`${' '.repeat(5_000)}`, { problem: 'empty' }],
  ])('%j', (typed, expected) => {
    expect(readSearch(typed)).toMatchObject(expected)
  })

  test('whatever is typed is read, short enough, without what cannot be stored; reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const reading = readSearch(typed)
        expect(reading.text.length).toBeLessThanOrEqual(LONGEST_SEARCH)
        expect(reading.text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        if (reading.problem) return
        expect(readSearch(reading.text)).toEqual(reading)
        const { id, phone, number, email, code, words } = reading
        expect([id, phone, number, email, code, words[0]].some(Boolean)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a phone number is the same in every format', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{6,12}$/)
    const marks = fc.array(fc.constantFrom(' ', '-', '.', ' (', ') ', ''), { minLength: 13, maxLength: 13 })
    fc.assert(
      fc.property(digits, marks, fc.constantFrom('', '+', '00'), (number, between, front) => {
        const typed = front + [...number].map((digit, at) => digit + (between[at] ?? '')).join('')
        expect(readSearch(typed).phone).toBe(number)
      }),
    )
  })

  test('one letter of another script is enough inside of a name, of ours three', () => {
    expect(['ab', 'éé', "o'n", 'a-b', 'abc', '李', 'ł'].map(findableInside)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
    expect(plain('ÉLODIE Ñandú')).toBe('elodie nandu')
    expect(tidy('ｋａｇｉｓｏ％')).toBe('kagiso%')
  })
})

describe('how well a name fits', () => {
  const words = fc.array(fc.stringMatching(/^[a-zé]{1,6}$/), { minLength: 1, maxLength: 4 })

  test.each([
    [['molefe', 'kagiso'], 'Kagiso Molefe', 0],
    [['kagiso'], 'Kagiso Molefe', 1],
    [['mol', 'kag'], 'Kagiso Molefe', 2],
    [['olef'], 'Kagiso Molefe', 3],
    [['molefi'], 'Kagiso Molefe', 4],
    [['neo', 'neo'], 'Neo Dube', 3],
    [['elodie'], 'Élodie', 0],
  ])('%j in %s: %i', (typed, name, rank) => {
    expect(ofName(typed, name)).toBe(rank)
  })

  test('the order of the words does not matter, and more of a name never fits worse', () => {
    fc.assert(
      fc.property(words, words, fc.nat(), (typed, rest, turn) => {
        const turned = [...typed.slice(turn % typed.length), ...typed.slice(0, turn % typed.length)]
        const name = [...typed, ...rest].join(' ')
        expect(ofName(turned, name)).toBe(ofName(typed, name))
        expect(ofName(typed, name)).toBeLessThanOrEqual(1)
        expect(ofName(typed, typed.join(' '))).toBe(0)
        const started = typed.map((word) => word.slice(0, Math.max(1, word.length - 1)))
        expect(ofName(started, name)).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('a name of a hundred words is compared in no time', () => {
    const started = performance.now()
    ofName(['a', 'a', 'a', 'a', 'a', 'b'], Array.from({ length: 100 }, () => 'ab').join(' '))
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('the order of hits is one order, however they came', () => {
    const hit = fc.record({
      id: fc.uuid(),
      title: fc.stringMatching(/^[a-c]{1,3}$/),
      rank: fc.constantFrom(0, 1, 2, 3, 4),
      matched: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.uniqueArray(hit, { selector: ({ id }) => id }), (hits) => {
        const order = byRelevance({ text: 'abc' })
        const sorted = hits.toSorted(order)
        expect(hits.toReversed().toSorted(order)).toEqual(sorted)
        for (const [at, each] of sorted.entries())
          expect(each.rank).toBeGreaterThanOrEqual(sorted[at - 1]?.rank ?? 0)
      }),
    )
  })

  test('a whole number is better than its end, an exact reference than its start', () => {
    const record = { id: 'x', phone: '+26771234417', codes: ['TXN-20261124-AB12CD34'], email: 'a@b.bw' }
    const rank = (typed: string) => relevance(readSearch(typed), record).rank
    expect(['+267 71 234 417', '71234417', '4417', '4418'].map(rank)).toEqual([0, 1, 2, 4])
    expect(['txn-20261124-ab12cd34', 'TXN-2026', 'A@B.bw', 'a@b.'].map(rank)).toEqual([0, 2, 0, 2])
  })
})
