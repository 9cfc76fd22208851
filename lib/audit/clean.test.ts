import fc from 'fast-check'
import { expect, it } from 'vitest'
import { minimised, visible } from './clean'

it('makes visible what could forge a line or hide text', () => {
  expect(visible('ok\r\nlevel=fatal \u001b[31m\u0000\u202e', 200)).toBe(
    'ok\\u000d\\u000alevel=fatal \\u001b[31m\\u0000\\u202e',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text, 100)).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      expect(visible(text, 100).length).toBeLessThanOrEqual(100)
    }),
  )
})

it('never keeps secrets, and of personal data only what recognises it', () => {
  const facts = minimised({
    passwordHash: '$argon2id$x',
    token: 'abc',
    nested: { sessionSecret: 'abc', phone: '+26771234567' },
    identityNumber: '123456789',
    firstName: 'Naledi',
    status: 'frozen',
    nothing: undefined,
    at: new Date(0),
  })
  expect(facts).toEqual({
    passwordHash: '[not recorded]',
    token: '[not recorded]',
    nested: { sessionSecret: '[not recorded]', phone: '…4567' },
    identityNumber: '…6789',
    firstName: 'N…',
    status: 'frozen',
    at: '1970-01-01T00:00:00.000Z',
  })
})
