import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { transaction } from '@/lib/db/transaction'
import { postgresLimits } from '@/lib/limits/postgres-limits'
import { testDatabase } from '@/lib/testing/database'
import { confirmedTotp } from '@/lib/testing/second-factor'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { findDevice } from './known-device'
import { signInWithPassword } from './sign-in'
import { unlock } from './unlock'

const { owner } = await testDatabase()
beforeAll(makeStaff)
beforeAll(() => owner.query('UPDATE bank SET is_demo = true')) // the second factor is optional there
beforeEach(async () => {
  // Attempts are never deleted by the product; a test starts afresh by moving them into the past.
  await owner.query(`UPDATE login_attempts SET attempted_at = attempted_at - interval '60 days'`)
  await owner.query(`DELETE FROM totp_secrets`)
  for (const role of ['auditor', 'support'] as const) {
    await transaction((tx) => unlock(tx, emailOf(role), 'tests', 'afresh'))
  }
})

const WRONG = 'a wrong password of the tests'
const AUDITOR = emailOf('auditor')
type Extra = { address?: string; device?: string | null; code?: string }
const attempt = (email: string, password: string, { address = '198.51.100.7', ...extra }: Extra = {}) =>
  signInWithPassword({ email, password, ...extra }, { requestId: 'r', address, userAgent: 'a test' })
const counted = async (outcome: string): Promise<number> => {
  const { rows } = await owner.query(
    `SELECT count(*)::int AS count FROM login_attempts WHERE outcome = $1 AND attempted_at > now() - interval '1 day'`,
    [outcome],
  )
  return rows[0].count
}
async function knownDevice(email = AUDITOR): Promise<string> {
  const result = await attempt(email, PASSWORD, { address: '203.0.113.200' })
  if (result.outcome !== 'signed-in') throw new Error(result.outcome)
  return result.device
}
/** What so many wrong passwords from as many addresses leave behind. */
const failedBefore = (count: number) =>
  owner.query(
    `INSERT INTO login_attempts (account, source, outcome)
     SELECT $1, ('192.0.2.' || n)::inet, 'wrong_password' FROM generate_series(1, $2) n`,
    [AUDITOR, count],
  )
const rotating = (count: number) => Array.from({ length: count }, (_, i) => `198.51.100.${i + 1}`)

describe('credential stuffing from rotating addresses', () => {
  it('compares ten passwords of an account, whatever comes after and however parallel', async () => {
    await Promise.all(rotating(14).map((address) => attempt(AUDITOR, WRONG, { address })))
    for (const address of rotating(10))
      await attempt(AUDITOR, WRONG, { address: address.replace('198', '192') })
    expect(await counted('wrong_password')).toBeLessThanOrEqual(10)
    expect(await attempt(AUDITOR, PASSWORD, { address: '203.0.113.77' })).toEqual({ outcome: 'refused' })
  })

  it('does not lock out the device that is known, nor anybody else', async () => {
    const device = await knownDevice()
    await failedBefore(10)
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.9' })).outcome).toBe('refused')
    expect((await attempt(AUDITOR, PASSWORD, { device })).outcome).toBe('signed-in')
    expect((await attempt(emailOf('support'), PASSWORD, { address: '203.0.113.9' })).outcome).toBe(
      'signed-in',
    )
  })

  it('lets a new device in with a second factor along, once', async () => {
    const totp = await confirmedTotp(AUDITOR)
    await failedBefore(10)
    const code = totp.code()
    const wrongCode = code === '000000' ? '111111' : '000000'
    const from = (address: string, given: string, password = PASSWORD) =>
      attempt(AUDITOR, password, { address, code: given })
    expect(await from('203.0.113.1', wrongCode)).toEqual({ outcome: 'refused' })
    expect(await from('203.0.113.2', code, WRONG)).toEqual({ outcome: 'refused' })
    expect((await from('203.0.113.3', code)).outcome).toBe('signed-in')
    await failedBefore(10)
    expect(await from('203.0.113.4', code)).toEqual({ outcome: 'refused' })
  })

  it('ends with an unlock', async () => {
    await failedBefore(10)
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.5' })).outcome).toBe('refused')
    await transaction((tx) => unlock(tx, AUDITOR, 'tests', 'it was me'))
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.5' })).outcome).toBe('signed-in')
  })

  it('of many accounts is turned away by source and altogether, while known devices go on', async () => {
    const device = await knownDevice()
    const flood = (count: number, source: string) =>
      owner.query(
        `INSERT INTO login_attempts (account, source, outcome)
         SELECT 'someone' || n || '@example.com', ${source}, 'unknown_account' FROM generate_series(1, $1) n`,
        [count],
      )
    await flood(100, `'198.51.100.7'`)
    expect((await attempt(AUDITOR, PASSWORD)).outcome).toBe('too-many')
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.6' })).outcome).toBe('signed-in')
    expect((await attempt(AUDITOR, PASSWORD, { device })).outcome).toBe('signed-in')
    await flood(200, `('10.0.' || n / 250 || '.' || n % 250)::inet`)
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.6' })).outcome).toBe('too-many')
    expect((await attempt(AUDITOR, PASSWORD, { device })).outcome).toBe('signed-in')
    await attempt(AUDITOR, PASSWORD)
    expect(await counted('rate_limited')).toBe(2)
  })
})

describe('the limit that all replicas share', () => {
  const signingIn = { name: 'sign-ins', perSecond: 1, burst: 60 }
  /** What the other replicas let pass within the last moment. */
  const passedElsewhere = (caller: string) => postgresLimits.spend(signingIn, caller, 60)

  it('turns away a source that tried often enough elsewhere, before anything is compared', async () => {
    await passedElsewhere('203.0.113.50')
    const answer = await attempt(AUDITOR, PASSWORD, { address: '203.0.113.50' })
    expect(answer).toEqual({ outcome: 'too-many', retryAfterSeconds: expect.any(Number) })
    expect(await counted('rate_limited')).toBe(1)
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.51' })).outcome).toBe('signed-in')
  })

  it('does not hold back a known device for what strangers do beside it', async () => {
    const device = await knownDevice()
    await passedElsewhere('203.0.113.52')
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.52' })).outcome).toBe('too-many')
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.52', device })).outcome).toBe('signed-in')
  })
})

describe('sources', () => {
  it('of one IPv6 /64 are one source, of another are another', async () => {
    for (let i = 0; i < 5; i++) await attempt(AUDITOR, WRONG, { address: `2001:db8:1:2::${i + 1}` })
    expect((await attempt(AUDITOR, PASSWORD, { address: '2001:db8:1:2:ffff::1' })).outcome).toBe('refused')
    expect((await attempt(AUDITOR, PASSWORD, { address: '2001:db8:1:3::1' })).outcome).toBe('signed-in')
  })
})

describe('a known device', () => {
  it('is limited by its own failures, wherever it is', async () => {
    const device = await knownDevice()
    for (const address of rotating(5)) await attempt(AUDITOR, WRONG, { address, device })
    expect((await attempt(AUDITOR, PASSWORD, { device, address: '203.0.113.8' })).outcome).toBe('refused')
  })

  it('is known to its own account only, and to nobody once it is forgotten', async () => {
    const device = await knownDevice()
    const idOf = async (email: string) =>
      (await owner.query('SELECT id FROM admin_users WHERE email = $1', [email])).rows[0].id as string
    expect(await findDevice(await idOf(AUDITOR), device)).not.toBeNull()
    expect(await findDevice(await idOf(emailOf('support')), device)).toBeNull()
    expect(await findDevice(await idOf(AUDITOR), `${device}x`)).toBeNull()
    await owner.query(`UPDATE known_devices SET revoked_at = now()`)
    expect(await findDevice(await idOf(AUDITOR), device)).toBeNull()
    const again = await attempt(AUDITOR, PASSWORD, { device })
    expect(again).toMatchObject({ outcome: 'signed-in' })
    expect(again).not.toMatchObject({ device })
  })
})

describe('200 sign-ins at once', () => {
  it('of one account compare five passwords', async () => {
    await Promise.all(Array.from({ length: 200 }, () => attempt(AUDITOR, WRONG)))
    expect(await counted('wrong_password')).toBeLessThanOrEqual(5)
  })

  it('of 200 people are answered or told when to come again, and nobody waits for ever', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        attempt(`someone${i}@example.com`, WRONG, { address: `10.9.0.${i}` }),
      ),
    )
    const busy = answers.filter(({ outcome }) => outcome === 'too-many')
    expect(busy.length).toBeGreaterThan(0)
    expect(answers.every(({ outcome }) => outcome === 'too-many' || outcome === 'refused')).toBe(true)
    for (const answer of busy) expect(answer).toMatchObject({ retryAfterSeconds: expect.any(Number) })
    expect((await attempt(AUDITOR, PASSWORD, { address: '203.0.113.10' })).outcome).toBe('signed-in')
    const { rows } = await owner.query('SELECT count(*)::int AS left FROM login_checks')
    expect(rows[0].left).toBe(0)
  })

  it('are counted before they are compared, for every replica; what a crash left counts for seconds', async () => {
    const another = (age: string) =>
      owner.query(
        `INSERT INTO login_checks (account, source, started_at)
         SELECT $1, '198.51.100.7', now() - $2::interval FROM generate_series(1, 5)`,
        [AUDITOR, age],
      )
    await another('16 seconds')
    expect((await attempt(AUDITOR, PASSWORD)).outcome).toBe('signed-in')
    await another('1 second')
    expect((await attempt(AUDITOR, PASSWORD)).outcome).toBe('refused')
    await owner.query('DELETE FROM login_checks')
  })
})

it('keeps nothing of what was typed as an address that is none', async () => {
  for (const typed of [
    'My Secret Passphrase 1',
    'secretPassphrase',
    'x'.repeat(100_000),
    '\u0430uditor@example.com',
  ]) {
    expect((await attempt(typed, PASSWORD)).outcome).toBe('refused')
  }
  const { rows } = await owner.query(
    `SELECT DISTINCT account FROM login_attempts WHERE attempted_at > now() - interval '1 day'`,
  )
  expect(rows).toEqual([{ account: '(not an address)' }])
})

it('a password of 100 000 characters and one with a NUL are wrong, not an error', async () => {
  for (const password of ['x'.repeat(100_000), `${PASSWORD}\u0000`, `${PASSWORD}\ud800`]) {
    expect(await attempt(AUDITOR, password)).toEqual({ outcome: 'refused' })
  }
})
