import { beforeAll, beforeEach, expect, it } from 'vitest'
import { transaction } from '@/lib/db/transaction'
import { testDatabase } from '@/lib/testing/database'
import { emailOf, makeStaff, PASSWORD, tokenFor } from '@/lib/testing/staff'
import { verifyPassword } from './password'
import { issueResetLink, redeemResetLink } from './reset-links'
import { sessionByToken } from './session'
import { signInWithPassword } from './sign-in'

const { owner } = await testDatabase()
beforeAll(makeStaff)
beforeEach(() =>
  owner.query(
    `UPDATE password_reset_links SET revoked_at = now() WHERE used_at IS NULL AND revoked_at IS NULL`,
  ),
)

const facts = { requestId: 'r', address: '198.51.100.7', userAgent: 'a test' }
const NEW = 'lantern quarry Thursday 7'
const idOf = async (role: 'support' | 'superadmin') =>
  (await owner.query('SELECT id FROM admin_users WHERE email = $1', [emailOf(role)])).rows[0].id as string

async function issue(role: 'support' | 'superadmin' = 'support'): Promise<string> {
  const session = await sessionByToken(await tokenFor('superadmin'), true)
  if (!session) throw new Error('no session')
  const id = await idOf(role)
  const { path } = await transaction((tx) => issueResetLink(tx, id, session, facts))
  return path.replace('/login/reset#', '')
}

it('sets a new password once, ends the sessions, and does not sign in past the second factor', async () => {
  const before = await tokenFor('support')
  const link = await issue()
  await redeemResetLink(link, NEW, facts)
  expect(await sessionByToken(before, false)).toBeNull()
  const { rows } = await owner.query('SELECT password_hash FROM admin_users WHERE email = $1', [
    emailOf('support'),
  ])
  expect((await verifyPassword(rows[0].password_hash, NEW)).matches).toBe(true)
  expect((await signInWithPassword({ email: emailOf('support'), password: NEW }, facts)).outcome).toBe(
    'second-factor',
  )
  await expect(redeemResetLink(link, `${NEW} again`, facts)).rejects.toThrow('This link is over')
  expect((await signInWithPassword({ email: emailOf('support'), password: PASSWORD }, facts)).outcome).toBe(
    'refused',
  )
})

it('is worth nothing after an hour, after a newer one, forged, or when the account is disabled', async () => {
  const old = await issue()
  await owner.query(
    `UPDATE password_reset_links SET created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour'`,
  )
  await expect(redeemResetLink(old, NEW, facts)).rejects.toThrow('This link is over')
  const replaced = await issue()
  const newest = await issue()
  await expect(redeemResetLink(replaced, NEW, facts)).rejects.toThrow('This link is over')
  for (const forged of ['', '\u0000', 'x'.repeat(100_000), `${newest}x`]) {
    await expect(redeemResetLink(forged, NEW, facts)).rejects.toThrow('This link is over')
  }
  await owner.query(`UPDATE admin_users SET status = 'disabled', disabled_at = now() WHERE email = $1`, [
    emailOf('support'),
  ])
  await expect(redeemResetLink(newest, NEW, facts)).rejects.toThrow('This link is over')
  await owner.query(`UPDATE admin_users SET status = 'active', disabled_at = NULL WHERE email = $1`, [
    emailOf('support'),
  ])
})

it('of twelve uses at once one sets the password', async () => {
  const link = await issue()
  const uses = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) => redeemResetLink(link, `lantern quarry Thursday ${i}`, facts)),
  )
  expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('keeps to the password rules, and a refused password does not use the link up', async () => {
  const link = await issue()
  await expect(redeemResetLink(link, 'password12345678', facts)).rejects.toThrow('Attackers try this first')
  await redeemResetLink(link, NEW, facts)
})

it('is never for oneself, and neither the trail nor the tables have it', async () => {
  await expect(issue('superadmin')).rejects.toThrow('Change your own password')
  const link = await issue()
  const { rows } = await owner.query(
    `SELECT (SELECT json_agg(e) FROM audit_events e)::text || (SELECT json_agg(l) FROM password_reset_links l)::text AS all`,
  )
  expect(rows[0].all).not.toContain(link)
  expect(rows[0].all).toContain('reset link')
})
