import { NextRequest } from 'next/server'
import { beforeAll, expect, it } from 'vitest'
import { HashQueue } from '@/lib/auth/hash-queue'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { confirmedTotp } from '@/lib/testing/second-factor'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { GET, POST } from './route'

await testDatabase()
beforeAll(makeStaff)

const BASE = 'http://localhost:8000'
const at = (...nextauth: string[]) => ({ params: Promise.resolve({ nextauth }) })

/** Signs in as a program does that knows next-auth's addresses. */
async function signIn(fields: Record<string, string>): Promise<Response> {
  const asked = await inRequest({}, () => GET(new NextRequest(`${BASE}/api/auth/csrf`), at('csrf')))
  const cookie = asked.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { csrfToken } = await asked.json()
  const headers = { cookie, origin: BASE, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
  const request = new NextRequest(`${BASE}/api/auth/callback/credentials`, { method: 'POST', headers, body })
  return inRequest({ headers }, () => POST(request, at('callback', 'credentials')))
}
const setsSession = (answer: Response) =>
  answer.headers.getSetCookie().some((cookie) => /^phantom-session=[^;]/.test(cookie))
const right = { email: emailOf('auditor'), password: PASSWORD }

it('opens nothing with the password alone: the second factor has to come along, or be set up on the page', async () => {
  const first = await signIn(right)
  expect(setsSession(first)).toBe(false)
  expect((await first.json()).url).toContain('error=SecondFactor')
  const totp = await confirmedTotp(right.email)
  const good = totp.code()
  const wrong = good === '000000' ? '111111' : '000000'
  for (const code of ['', wrong]) expect(setsSession(await signIn({ ...right, code }))).toBe(false)
  expect(setsSession(await signIn({ ...right, code: good }))).toBe(true)
  expect(setsSession(await signIn({ ...right, code: good }))).toBe(false)
})

it('says 503 and when to come again while too many sign in', async () => {
  const gate = Symbol.for('phantom.sign-in-gate')
  const before = Reflect.get(globalThis, gate)
  Reflect.set(globalThis, gate, new HashQueue(0, 0))
  const answer = await signIn(right)
  Reflect.set(globalThis, gate, before)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('1')
})
