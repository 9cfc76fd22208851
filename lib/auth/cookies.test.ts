import { encode } from 'next-auth/jwt'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { cookieNames } from './cookie-names'
import { deviceOfRequest } from './known-device'
import { currentSession } from './session'
import { cookieOptions, openToken } from './session-token'

const PREVIOUS = 'the-one-before-0123456789-abcdefghijkl'
process.env.SESSION_SECRET_PREVIOUS = PREVIOUS
await testDatabase()
beforeAll(makeStaff)

const under = (secret: string, token: Record<string, string>, maxAge = 60) =>
  encode({ token, secret, maxAge })

it('are bound to the host, hidden from scripts and not sent along by other sites', () => {
  const { secure, ...names } = cookieNames('https://portal.example.com')
  for (const name of Object.values(names)) expect(name).toMatch(/^__Host-/)
  expect(cookieOptions(secure)).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  expect(cookieNames('http://localhost:8000')).toMatchObject({ secure: false, session: 'phantom-session' })
})

it('of the key before stay good while it is set; of any other key, too old or of another kind they are nothing', async () => {
  const sid = await tokenFor('auditor')
  expect(await openToken(await under(PREVIOUS, { sid }))).toBe(sid)
  const headers = { cookie: `phantom-session=${await under(PREVIOUS, { sid })}` }
  expect((await inRequest({ headers }, () => currentSession()))?.user.role).toBe('auditor')
  expect(await openToken(await under('somebody-elses-0123456789-abcdefghijk', { sid }))).toBeNull()
  expect(await openToken(await under(PREVIOUS, { sid }, -60))).toBeNull()
  expect(await openToken(await under(PREVIOUS, { device: sid }))).toBeNull()
})

it('a device is known by a cookie of ours only', async () => {
  const shown = async (value: string) =>
    inRequest({ headers: { cookie: `phantom-device=${value}` } }, () => deviceOfRequest())
  expect(await shown(await under(PREVIOUS, { device: 'abc' }))).toBe('abc')
  for (const forged of [
    'abc',
    'eyJhbGciOiJub25lIn0.e30.',
    await under('somebody-elses-0123456789-abcdefghijk', { device: 'abc' }),
  ]) {
    expect(await shown(forged)).toBeNull()
  }
})
