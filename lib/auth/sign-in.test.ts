import { beforeAll, beforeEach, expect, it } from 'vitest'
import { recorded } from '@/lib/metrics/record'
import { testDatabase } from '@/lib/testing/database'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { waitAfter } from './login-limits'
import { signInWithPassword } from './sign-in'

const database = await testDatabase()
beforeAll(makeStaff)
beforeAll(() => database.owner.query('UPDATE bank SET is_demo = true')) // the second factor is optional there
beforeEach(() => database.owner.query('TRUNCATE login_attempts').catch(clearAsSuperuser))

/** Attempts are never deleted by the product; a test starts afresh by moving them into the past. */
async function clearAsSuperuser() {
  await database.owner.query(`UPDATE login_attempts SET attempted_at = attempted_at - interval '2 days'`)
}

const attempt = (email: string, password: string, address = '198.51.100.7') =>
  signInWithPassword({ email, password }, { requestId: 'r', address, userAgent: 'a test' })
const outcomes = async () =>
  (
    await database.owner.query(
      `SELECT outcome FROM login_attempts WHERE attempted_at > now() - interval '1 hour' ORDER BY id`,
    )
  ).rows.map(({ outcome }) => outcome)

it('opens a session for the right password, whatever the case of the address', async () => {
  const result = await attempt(` ${emailOf('auditor').toUpperCase()} `, PASSWORD)
  expect(result.outcome).toBe('signed-in')
  expect(await outcomes()).toEqual(['success'])
})

it('says the same for unknown, wrong and disabled, and records which it was', async () => {
  await database.owner.query(
    `UPDATE admin_users SET status = 'disabled', disabled_at = now() WHERE email = $1`,
    [emailOf('support')],
  )
  const answers = [
    await attempt('nobody@example.com', PASSWORD),
    await attempt(emailOf('auditor'), 'a wrong password of the tests'),
    await attempt(emailOf('support'), PASSWORD),
    await attempt('\u0000\ud800 not an address', PASSWORD),
  ]
  expect(answers).toEqual(Array(4).fill({ outcome: 'refused' }))
  expect(await outcomes()).toEqual([
    'unknown_account',
    'wrong_password',
    'disabled_account',
    'unknown_account',
  ])
})

it('counts each failure by its reason, those turned away unread too', async () => {
  const counted = async () => {
    const metric = await recorded('security').getSingleMetric('phantom_banking_failed_logins_total')?.get()
    return Object.fromEntries(metric?.values.map(({ labels, value }) => [labels.reason, value]) ?? [])
  }
  await attempt(emailOf('auditor'), PASSWORD)
  const before = await counted()
  for (let i = 0; i < 6; i++) await attempt(emailOf('auditor'), 'a wrong password of the tests')
  await attempt('nobody@example.com', PASSWORD)
  await database.owner.query(
    `INSERT INTO login_attempts (account, source, outcome)
     SELECT 'nobody@example.com', '203.0.113.77', 'unknown_account' FROM generate_series(1, 100)`,
  )
  expect((await attempt(emailOf('auditor'), PASSWORD, '203.0.113.77')).outcome).toBe('too-many')
  const after = await counted()
  const since = (reason: string) => (after[reason] ?? 0) - (before[reason] ?? 0)
  expect(since('wrong_password')).toBe(5)
  expect(since('locked')).toBe(1)
  expect(since('unknown_account')).toBe(1)
  expect(since('rate_limited')).toBe(1)
  expect(since('disabled_account')).toBe(0)
})

it('pauses a pair after five failures, the right password included, and leaves other sources alone', async () => {
  for (let i = 0; i < 5; i++) await attempt(emailOf('auditor'), 'a wrong password of the tests')
  expect(await attempt(emailOf('auditor'), PASSWORD)).toEqual({ outcome: 'refused' })
  expect((await outcomes()).at(-1)).toBe('locked')
  expect((await attempt(emailOf('auditor'), PASSWORD, '203.0.113.5')).outcome).toBe('signed-in')
  await database.owner.query(`UPDATE login_attempts SET attempted_at = attempted_at - interval '31 seconds'`)
  expect((await attempt(emailOf('auditor'), PASSWORD)).outcome).toBe('signed-in')
})

it('lets no volley past the limit', async () => {
  const volley = Array.from({ length: 12 }, () =>
    attempt(emailOf('auditor'), 'a wrong password of the tests'),
  )
  await Promise.all(volley)
  const compared = (await outcomes()).filter((outcome) => outcome === 'wrong_password')
  expect(compared.length).toBeLessThanOrEqual(5)
})

it('waits longer with each failure, up to a quarter of an hour', () => {
  expect([4, 5, 6, 7, 9, 10, 50].map(waitAfter)).toEqual([0, 30, 60, 120, 480, 900, 900])
})

it('renews an outdated hash at sign-in', async () => {
  const { hash } = await import('@node-rs/argon2')
  const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await database.owner.query('UPDATE admin_users SET password_hash = $1 WHERE email = $2', [
    weak,
    emailOf('auditor'),
  ])
  expect((await attempt(emailOf('auditor'), PASSWORD)).outcome).toBe('signed-in')
  const { rows } = await database.owner.query('SELECT password_hash FROM admin_users WHERE email = $1', [
    emailOf('auditor'),
  ])
  expect(rows[0].password_hash).toContain('m=19456,t=2,p=1')
})

it('audits successes and failures without what was typed as password', async () => {
  await attempt(emailOf('auditor'), 'a secret typed wrongly once')
  const { rows } = await database.owner.query('SELECT * FROM audit_events')
  const actions = rows.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['authn_login_success', 'authn_login_fail', 'user_created']))
  expect(JSON.stringify(rows)).not.toMatch(/secret typed wrongly|argon2/)
})
