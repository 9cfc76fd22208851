import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { signIn } from './actions'
import { problemOf } from './sign-in-problem'

process.env.SESSION_SECRET = 'tests-only-0123456789-abcdefghijklmnop'
await testDatabase()
beforeAll(makeStaff)

/** What the form shows, or where the browser is sent. */
async function submit(password: string, peer: string): Promise<string> {
  const form = new FormData()
  form.set('email', emailOf('auditor'))
  form.set('password', password)
  const before = { problem: null, email: '', attempt: 0 }
  try {
    const { problem } = await inRequest({ peer }, () => signIn(before, form))
    return problem ?? ''
  } catch (error) {
    return String((error as { digest?: string }).digest)
  }
}

it('after six failures the form speaks of a pause and means it, while another source signs in', async () => {
  for (let n = 0; n < 6; n += 1) {
    expect(await submit('a wrong password of the tests', '198.51.100.7')).toContain('signing in pauses')
  }
  expect(await submit(PASSWORD, '198.51.100.7')).toContain('signing in pauses')
  expect(await submit(PASSWORD, '203.0.113.5')).toMatch(/^NEXT_REDIRECT;\w+;\/admin;/)
})

it('explains what next-auth puts into the address, and repeats nothing of it', () => {
  expect(problemOf(undefined)).toBeNull()
  expect(problemOf('Unavailable')).toContain('not possible just now')
  expect(problemOf('CredentialsSignin')).toContain('signing in pauses')
  for (const forged of ['<b>Call 555</b>', ['Unavailable', 'x']]) {
    expect(problemOf(forged)).toBe('Signing in did not work. Try again.')
  }
})
