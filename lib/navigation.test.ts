import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NAVIGATION, navigationFor, rowsHref } from './navigation'

const items = NAVIGATION.flatMap((group) => group.items)

test.each(items.map((item) => item.href))('%s is a page', (href) => {
  expect(existsSync(`app/(portal)${href}/page.tsx`)).toBe(true)
})

test('a role sees no page it may not open', () => {
  const shown = navigationFor('support').flatMap((group) => group.items.map((item) => item.permission))
  expect(shown).toContain('dashboard:read')
  expect(shown).not.toContain('users:read')
})

test('the rows behind a number have an address only where their list is a page', () => {
  expect(rowsHref('/admin/kyc', { status: 'pending' })).toBe('/admin/kyc?status=pending')
  expect(rowsHref('/admin/kyc')).toBe('/admin/kyc')
  expect(rowsHref('/admin/unknown')).toBeNull()
})
