import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, PASSWORD, tokenFor } from '@/lib/testing/staff'
import { unlockAccount } from './actions'
import { readThreats } from './data'

const { owner } = await testDatabase()
beforeAll(makeStaff)

const SUPPORT = emailOf('support')
const unlock = async (role: 'superadmin' | 'auditor', fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  return inRequest({ token: await tokenFor(role) }, () => unlockAccount({ status: 'idle' }, form))
}
const signIn = () =>
  signInWithPassword(
    { email: SUPPORT, password: PASSWORD },
    { requestId: 'r', address: '203.0.113.9', userAgent: 'x' },
  )

it('says who is attacked, from where and what was done; an unlock opens the account again, with its row', async () => {
  await owner.query(
    `INSERT INTO login_attempts (account, source, outcome, attempted_at)
     SELECT $1, ('198.51.100.' || n)::inet, 'wrong_password'::login_outcome, now() - interval '10 minutes' FROM generate_series(1, 10) n
     UNION ALL SELECT 'nobody@example.com', '2001:db8:1:2::/64', 'unknown_account', now() - interval '9 minutes' FROM generate_series(1, 12)
     UNION ALL SELECT 'nobody@example.com', '2001:db8:1:2::/64', 'rate_limited', now() - interval '8 minutes'
     UNION ALL SELECT $1, '192.0.2.1', 'wrong_password', now() - interval '3 days'`,
    [SUPPORT],
  )
  expect((await signIn()).outcome).toBe('refused')
  const day = await readThreats(24)
  expect(day.accounts.slice(0, 2)).toMatchObject([
    { account: SUPPORT, exists: true, failed: 10, held: 1, sources: 11, locked: true },
    { account: 'nobody@example.com', exists: false, failed: 12, held: 1, locked: false },
  ])
  expect(day.sources[0]).toMatchObject({
    source: '2001:db8:1:2::/64',
    failed: 12,
    turnedAway: true,
    accounts: 1,
  })
  expect(day.points.length).toBe(24)
  const sum = (of: 'failed' | 'held') => day.points.reduce((all, point) => all + point[of], 0)
  expect([sum('failed'), sum('held'), day.lockedNow]).toEqual([22, 2, 1])
  const week = await readThreats(168)
  expect(week.points.reduce((all, point) => all + point.failed, 0)).toBe(23)

  expect(await unlock('auditor', { account: SUPPORT, reason: 'I know' })).toMatchObject({ code: 403 })
  expect(await unlock('superadmin', { account: SUPPORT, reason: ' ' })).toMatchObject({ code: 400 })
  expect(await unlock('superadmin', { account: 'nobody@example.com', reason: 'x' })).toMatchObject({
    code: 404,
  })
  expect(await unlock('superadmin', { account: '<b>\u0000', reason: 'x' })).toMatchObject({ code: 400 })
  expect((await signIn()).outcome).toBe('refused')
  expect(await unlock('superadmin', { account: SUPPORT, reason: 'He called me' })).toMatchObject({
    status: 'done',
  })
  expect((await signIn()).outcome).toBe('second-factor')
  expect((await readThreats(24)).lockedNow).toBe(0)
  const { rows } = await owner.query(
    `SELECT actor, reason FROM audit_events WHERE action = 'account_unlocked' AND outcome = 'success'`,
  )
  expect(rows).toEqual([{ actor: emailOf('superadmin'), reason: 'He called me' }])
})
