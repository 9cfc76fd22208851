import { expect, test } from 'vitest'
import { NAVIGATION } from '@/lib/navigation'
import { GO_TO, HELP_KEY, LIST_KEYS, PAGE_KEYS } from './shortcuts'

const pages = NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href))

test('every letter leads to one page, which exists', () => {
  expect(Object.keys(GO_TO).filter((href) => !pages.includes(href))).toEqual([])
  const letters = Object.values(GO_TO)
  expect(new Set(letters).size).toBe(letters.length)
  expect(letters.every((letter) => /^[a-z]$/.test(letter))).toBe(true)
})

test('no key means two things on the same page, and g is left for going', () => {
  const keys: string[] = [
    ...Object.values(LIST_KEYS),
    ...Object.values(PAGE_KEYS),
    HELP_KEY,
    '1',
    '2',
    '3',
    '4',
    '5',
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).not.toContain('g')
})
