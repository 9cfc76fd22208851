import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { signInWithPassword } from './sign-in'

process.env.SIGN_INS_PER_MINUTE = '100000'
const { owner } = await testDatabase()
beforeAll(makeStaff)

const ROUNDS = 40
const DISABLED = emailOf('support')
const LOCKED = emailOf('operations')
const UNCONFIRMED = emailOf('compliance')

const CASES = {
  wrong: { email: emailOf('auditor'), password: 'a wrong password of the tests' },
  unknown: { email: 'nobody@example.com', password: 'a wrong password of the tests' },
  disabled: { email: DISABLED, password: PASSWORD },
  locked: { email: LOCKED, password: PASSWORD },
  unconfirmed: { email: UNCONFIRMED, password: PASSWORD },
  'too long': { email: emailOf('auditor'), password: 'x'.repeat(100_000) },
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** In another order each round: what comes first in one is not always the slowest. */
const shuffled = <T>(items: T[]) =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

it('unknown, wrong, disabled and locked take the same time: medians within 10 %', {
  timeout: 300_000,
}, async () => {
  await owner.query(`UPDATE admin_users SET status = 'disabled', disabled_at = now() WHERE email = $1`, [
    DISABLED,
  ])
  const times = new Map<string, number[]>(Object.keys(CASES).map((name) => [name, []]))
  let next = 0
  for (let round = -5; round < ROUNDS; round++) {
    // Each round from addresses of its own, so that nothing but the case decides.
    await owner.query(`UPDATE login_attempts SET attempted_at = attempted_at - interval '60 days'`)
    await owner.query(
      `INSERT INTO login_unlocks (account, unlocked_by, reason, unlocked_at)
       SELECT email, 'tests', 'afresh', now() - interval '1 minute' FROM admin_users`,
    )
    await owner.query(
      `INSERT INTO login_attempts (account, source, outcome)
       SELECT $1, '10.200.0.1'::inet, 'wrong_password'::login_outcome FROM generate_series(1, 9)
       UNION ALL SELECT $2, ('10.201.0.' || n)::inet, 'wrong_password' FROM generate_series(1, 10) n`,
      [LOCKED, UNCONFIRMED],
    )
    for (const [name, credentials] of shuffled(Object.entries(CASES))) {
      const address = name === 'locked' ? '10.200.0.1' : `10.1.${Math.floor(next / 250)}.${next++ % 250}`
      const begun = performance.now()
      const answer = await signInWithPassword(credentials, { requestId: 'r', address, userAgent: 'a test' })
      if (round >= 0) times.get(name)?.push(performance.now() - begun)
      expect(answer).toEqual({ outcome: 'refused' })
    }
  }
  const medians = Object.fromEntries([...times].map(([name, values]) => [name, median(values)]))
  const slowest = Math.max(...Object.values(medians))
  const fastest = Math.min(...Object.values(medians))
  expect(slowest / fastest, JSON.stringify(medians)).toBeLessThan(1.1)
})
