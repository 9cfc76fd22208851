import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { signIn } from './actions'
import { problemOf } from './sign-in-problem'

const database = await testDatabase()
beforeAll(makeStaff)
beforeAll(() => database.owner.query('UPDATE bank SET is_demo = true')) // the second factor is optional there

/** What the form shows, or where the browser is sent. */
async function submit(password: string, peer: string, headers: Record<string, string> = {}): Promise<string> {
  const form = new FormData()
  form.set('email', emailOf('auditor'))
  form.set('password', password)
  const before = { problem: null, email: '', attempt: 0 }
  try {
    const { problem } = await inRequest({ peer, headers }, () => signIn(before, form))
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

it('a forged X-Forwarded-For is no other source', async () => {
  const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}`, 'x-client-address': `203.0.113.${n}` })
  for (let n = 0; n < 5; n += 1) await submit('a wrong password of the tests', '198.51.100.99', from(n))
  expect(await submit(PASSWORD, '198.51.100.99', from(50))).toContain('signing in pauses')
  const { rows } = await database.owner.query(
    `SELECT DISTINCT host(source) AS source FROM login_attempts WHERE outcome = 'locked' AND source >>= '198.51.100.99'`,
  )
  expect(rows).toEqual([{ source: '198.51.100.99' }])
})

it('where the second factor is a must, the right password leads to it and opens nothing', async () => {
  await database.owner.query(
    'INSERT INTO totp_secrets (admin_user_id, secret_encrypted, key_id) SELECT id, $1, $2 FROM admin_users WHERE email = $3',
    [Buffer.alloc(40), 'a key', emailOf('auditor')],
  )
  const sessions = async () =>
    (await database.owner.query('SELECT count(*)::int AS count FROM admin_sessions')).rows[0].count
  const before = await sessions()
  expect(await submit(PASSWORD, '203.0.113.77')).toMatch(
    /^NEXT_REDIRECT;\w+;\/login\/second-factor\?callbackUrl=%2Fadmin;/,
  )
  expect(await sessions()).toBe(before)
})
