import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '@/lib/db/transaction'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { endSessions } from './end-sessions'
import { currentSession, sessionByToken } from './session'
import { hashToken, newToken, sealToken } from './session-token'
import { changeUser } from './users'

const database = await testDatabase()
beforeAll(makeStaff)

const actor = { name: 'tests' }
const age = (token: string, column: string, interval: string) =>
  database.owner.query(`UPDATE admin_sessions SET ${column} = now() - $2::interval WHERE token_hash = $1`, [
    hashToken(token),
    interval,
  ])
const lives = async (token: string) => (await sessionByToken(token, true)) !== null

describe('a session', () => {
  it('is read from its row, role included', async () => {
    const token = await tokenFor('compliance')
    const session = await inRequest({ token }, () => currentSession())
    expect(session?.user).toMatchObject({ email: emailOf('compliance'), role: 'compliance' })
  })

  it('ends when idle for 15 minutes, and not a moment before', async () => {
    const token = await tokenFor('support')
    await age(token, 'last_seen_at', '14 minutes 50 seconds')
    expect(await lives(token)).toBe(true)
    await age(token, 'last_seen_at', '15 minutes')
    expect(await lives(token)).toBe(false)
  })

  it('is kept alive by people, not by background refreshes', async () => {
    const token = await tokenFor('support')
    const seen = async () => (await sessionByToken(token, false))?.lastSeenAt.getTime() ?? 0
    await age(token, 'last_seen_at', '10 minutes')
    const before = await seen()
    await inRequest({ token, headers: { 'x-background-refresh': '1' } }, () => currentSession())
    expect(await seen()).toBe(before)
    await inRequest({ token }, () => currentSession())
    expect(await seen()).toBeGreaterThan(before + 9 * 60_000)
  })

  it('ends after 12 hours whatever is done', async () => {
    const token = await tokenFor('support')
    const session = await sessionByToken(token, true)
    expect((session?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(12 * 3_600_000)
    await age(token, 'created_at', '13 hours')
    await age(token, 'expires_at', '0 seconds')
    expect(await lives(token)).toBe(false)
  })

  it('ends at sign-out, with one row of the trail', async () => {
    const token = await tokenFor('operations')
    const end = () =>
      transaction((tx) => endSessions(tx, { tokenHash: hashToken(token) }, 'signed out', null, null))
    expect(await end()).toBe(1)
    expect(await lives(token)).toBe(false)
    expect(await end()).toBe(0)
    const { rows } = await database.owner.query(
      `SELECT actor, reason FROM audit_events WHERE action = 'session_expired' ORDER BY id DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ actor: emailOf('operations'), reason: 'signed out' }])
  })

  it.each([
    { kind: 'role', role: 'auditor' },
    { kind: 'password', password: 'another password of the tests' },
    { kind: 'status', status: 'disabled' },
  ] as const)('ends when the account changes: $kind', async (change) => {
    const token = await tokenFor('operations')
    expect(await transaction((tx) => changeUser(tx, emailOf('operations'), change, actor))).toBe(1)
    expect(await lives(token)).toBe(false)
    await database.owner.query(
      `UPDATE admin_users u SET role = 'operations', status = 'active', disabled_at = NULL,
         password_hash = (SELECT password_hash FROM admin_users WHERE role = 'superadmin')
       WHERE email = $1`,
      [emailOf('operations')],
    )
  })

  it('is nobody’s with a forged, foreign or mangled cookie', async () => {
    const foreign = await sealToken(newToken())
    const cookies = [
      foreign,
      `${foreign.slice(0, -2)}AA`,
      'eyJhbGciOiJub25lIn0.e30.',
      '',
      '%00',
      'a'.repeat(4000),
    ]
    for (const cookie of cookies) {
      const headers = { cookie: `phantom-session=${cookie}` }
      expect(await inRequest({ headers }, () => currentSession())).toBeNull()
    }
  })

  it('keeps no secret in the database', async () => {
    const token = await tokenFor('auditor')
    const { rows } = await database.owner.query('SELECT * FROM admin_sessions')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.every((row) => row.token_hash.length === 32)).toBe(true)
  })
})

it('the last superadmin cannot be disabled or demoted', async () => {
  const attempt = (change: Parameters<typeof changeUser>[2]) =>
    transaction((tx) => changeUser(tx, emailOf('superadmin'), change, actor))
  await expect(attempt({ kind: 'status', status: 'disabled' })).rejects.toThrow('last active superadmin')
  await expect(attempt({ kind: 'role', role: 'auditor' })).rejects.toThrow('last active superadmin')
})
