import { expect, test } from 'vitest'
import { Prisma } from '@/lib/db/generated/client'
import { day, firstThree, instant, lastFour, maskedEmail, money } from './fields'

test('what identifies a person leaves the server masked', () => {
  expect(lastFour.parse('+26771234417')).toBe('•••• 4417')
  expect(firstThree.parse('417123456')).toBe('417 ••• •••')
  expect(maskedEmail.parse('lorato@example.bw')).toBe('l•••@example.bw')
})

test('money keeps its cents beyond what a float holds', () => {
  expect(money.parse(new Prisma.Decimal('90071992547409.91'))).toBe('90071992547409.91')
  expect(money.parse(new Prisma.Decimal('5'))).toBe('5.00')
})

test('instants and days are text', () => {
  expect(instant.parse(new Date('2026-11-24T10:00:00Z'))).toBe('2026-11-24T10:00:00.000Z')
  expect(day.parse(new Date('1994-03-14T00:00:00Z'))).toBe('1994-03-14')
})
