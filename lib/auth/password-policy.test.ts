import fc from 'fast-check'
import { expect, it } from 'vitest'
import { generatePassword, hashPassword, verifyPassword } from './password'
import { PASSWORD_MAX, passwordProblem } from './password-policy'

const OWNER = ['neo.mogapi@example.com', 'Neo Mogapi']

it.each([
  'passwordpassword',
  'Password123456789',
  'qwertyuiopasdfgh',
  '1234567890123456',
  'aaaaaaaaaaaaaaaaaaa',
  'Phantom-Banking-2026!',
  'Botswana.Pula.1966',
  'neomogapi20262026',
  'Mogapi!Mogapi!Mogapi',
  'P@ssw0rdP@ssw0rd',
  'iloveyoumichael99',
  'zxcvbnmasdfghjkl',
  '1qaz2wsx3edc4rfv',
  // Cyrillic а, е, о and full-width letters.
  'p\u0430sswordp\u0430ssword',
  'ｐａｓｓｗｏｒｄ１２３４５６７',
  'phantom'.repeat(140),
])('refuses what is tried first: %s', (password) => {
  expect(passwordProblem(password, OWNER)).toMatch(/^Attackers try this first/)
})

it.each([
  'correct horse battery staple',
  'pula ya metsi e na kwa Maun',
  'Thursday-lantern-quarry-7',
  'неправильный пароль лошади',
  '🔑🌧️🐄🪣🏠🔥🌊🎺🪘🧺🐢🪁🧩🎲🪴🧵',
])('takes what is not: %s', (password) => {
  expect(passwordProblem(password, OWNER)).toBeNull()
})

it('takes every password of its own making, and any random text of 15 and more that can be typed', () => {
  for (let i = 0; i < 200; i++) expect(passwordProblem(generatePassword())).toBeNull()
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 60 }), (bytes) => {
      fc.pre(new Set(bytes).size >= 10)
      expect(passwordProblem(Buffer.from(bytes).toString('base64'))).toBeNull()
    }),
  )
})

it('says clearly what is wrong with lengths and characters nobody can type', () => {
  expect(passwordProblem('short')).toContain('has 5 characters')
  expect(passwordProblem(`${'lantern quarry '.repeat(5)}x`)).toBeNull()
  expect(passwordProblem('x'.repeat(100_000))).toBe(`Use at most ${PASSWORD_MAX} characters.`)
  expect(passwordProblem('lantern quarry\u0000Thursday')).toContain('control characters')
  expect(passwordProblem('lantern quarry\ud800Thursday')).toContain('control characters')
})

it('64 characters and more are taken whole; 100 000 are compared with nothing, in the same time', async () => {
  const long = `${'lantern quarry '.repeat(8)}a`
  const stored = await hashPassword(long)
  expect((await verifyPassword(stored, long)).matches).toBe(true)
  expect((await verifyPassword(stored, `${long.slice(0, -1)}b`)).matches).toBe(false)
  expect((await verifyPassword(stored, 'x'.repeat(100_000))).matches).toBe(false)
})

it('look-alikes and a NUL at the end are other passwords', async () => {
  const stored = await hashPassword('lantern quarry Thursday')
  for (const typed of [
    'l\u0430ntern quarry Thursday',
    'lantern quarry Thursday\u0000',
    'lantern quarry Thursday\u0000x',
  ]) {
    expect((await verifyPassword(stored, typed)).matches).toBe(false)
  }
})
