import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NAVIGATION, navigationFor, placeOf } from './navigation'

const items = NAVIGATION.flatMap((group) => group.items)

test.each(items.map((item) => item.href))('%s is a page', (href) => {
  expect(existsSync(`app/(portal)${href}/page.tsx`)).toBe(true)
})

test('a role sees no page it may not open', () => {
  const shown = navigationFor('support').flatMap((group) => group.items.map((item) => item.permission))
  expect(shown).toContain('dashboard:read')
  expect(shown).not.toContain('users:read')
})

test('an address finds its page, and a record its list', () => {
  expect(placeOf('/admin')).toMatchObject({ item: { href: '/admin' }, inside: false })
  expect(placeOf('/admin/')).toMatchObject({ item: { href: '/admin' }, inside: false })
  expect(placeOf('/monitoring/dashboard/x')).toMatchObject({
    item: { href: '/monitoring/dashboard' },
    inside: true,
  })
  expect(placeOf('/admin/unknown')).toBeNull()
  expect(placeOf('/login')).toBeNull()
})
