import { expect, test } from 'vitest'
import { NAVIGATION } from '@/lib/navigation'
import { placeOf } from './place'

test('an address finds its page, and a record its list', () => {
  expect(placeOf(NAVIGATION, '/admin')).toMatchObject({ item: { href: '/admin' }, inside: false })
  expect(placeOf(NAVIGATION, '/admin/')).toMatchObject({ item: { href: '/admin' }, inside: false })
  expect(placeOf(NAVIGATION, '/monitoring/dashboard/x')).toMatchObject({
    item: { href: '/monitoring/dashboard' },
    inside: true,
  })
  expect(placeOf(NAVIGATION, '/admin/unknown')).toBeNull()
  expect(placeOf(NAVIGATION, '/login')).toBeNull()
})
