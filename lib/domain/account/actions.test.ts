import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { confirmItIsYou } from '@/lib/auth/actions'
import { sessionByToken } from '@/lib/auth/session'
import { unlock } from '@/lib/auth/unlock'
import { transaction } from '@/lib/db/transaction'
import { IDLE } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest, sessionCookie } from '@/lib/testing/request'
import { confirmedTotp } from '@/lib/testing/second-factor'
import { emailOf, makeStaff, PASSWORD, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import * as actions from './actions'
import { readAccount } from './data'

const { owner } = await testDatabase()
beforeAll(makeStaff)

const formOf = (fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  return form
}
const liveOf = async (token: string) => {
  const session = await sessionByToken(token, false)
  if (!session) throw new Error('no session')
  return session
}
const NEW = 'lantern quarry Thursday 7'
const change = (token: string, currentPassword: string, newPassword = NEW, newPasswordAgain = newPassword) =>
  inRequest({ token }, () =>
    actions.changePassword(IDLE, formOf({ currentPassword, newPassword, newPasswordAgain })),
  )

describe('the own password', () => {
  it('changes with the current one only, by the rules, and ends the other sessions', async () => {
    const [token, other] = [await tokenFor('operations'), await tokenFor('operations')]
    const refusedAt = async (answer: ReturnType<typeof change>) => {
      const state = await answer
      return state.status === 'refused' ? Object.keys(state.fields ?? {}) : state.status
    }
    expect(await refusedAt(change(token, 'not my password at all'))).toEqual(['currentPassword'])
    expect(await refusedAt(change(token, PASSWORD, PASSWORD))).toEqual(['newPassword'])
    expect(await refusedAt(change(token, PASSWORD, 'operations2026!'))).toEqual(['newPassword'])
    expect(await refusedAt(change(token, PASSWORD, NEW, `${NEW}x`))).toEqual(['newPasswordAgain'])
    expect(await sessionByToken(other, false)).not.toBeNull()
    expect(await change(token, PASSWORD)).toMatchObject({ status: 'done', result: { ended: 1 } })
    expect(await sessionByToken(other, false)).toBeNull()
    expect(await sessionByToken(token, false)).not.toBeNull()
    const { rows } = await owner.query(
      `SELECT action, outcome FROM audit_events WHERE action LIKE 'authn_password%' ORDER BY created_at`,
    )
    expect(rows).toEqual([
      { action: 'authn_password_change_fail', outcome: 'refused' },
      { action: 'authn_password_change', outcome: 'success' },
    ])
  })

  it('cannot be guessed from a session that was left open', async () => {
    const token = await tokenFor('support')
    for (let i = 0; i < 5; i++) await change(token, `a guess of the tests ${i}`)
    expect(await change(token, PASSWORD)).toMatchObject({
      fields: { currentPassword: expect.stringContaining('Too many') },
    })
    await transaction((tx) => unlock(tx, emailOf('support'), 'tests', 'afresh'))
  })
})

describe('the second factor', () => {
  it('takes a fresh proof to replace, and its secrets are in no table', async () => {
    const totp = await confirmedTotp(emailOf('compliance'))
    const token = await tokenFor('compliance')
    const press = (token: string) => inRequest({ token }, () => actions.renewCodes(IDLE, formOf()))
    expect(await press(token)).toMatchObject({ code: 403, stepUp: 'second_factor' })
    const confirm = (proof: string) =>
      inRequest({ token }, async () => ({
        state: await confirmItIsYou(IDLE, formOf({ proof })),
        token: await sessionCookie(),
      }))
    expect((await confirm(PASSWORD)).state.status).toBe('refused')
    const proven = await confirm(totp.code())
    expect(proven.state.status).toBe('done')
    const answer = await press(proven.token ?? '')
    if (answer.status !== 'done') throw new Error('not renewed')
    const offer = await inRequest({ token: proven.token ?? '' }, () =>
      actions.offerAuthenticator(IDLE, formOf()),
    )
    if (offer.status !== 'done') throw new Error('no offer')
    expect(offer.result.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/)
    const { rows } = await owner.query(
      `SELECT coalesce((SELECT json_agg(k)::text FROM idempotency_keys k), '') || (SELECT json_agg(e)::text FROM audit_events e)
         || (SELECT json_agg(r)::text FROM recovery_codes r) || (SELECT json_agg(t)::text FROM totp_enrolments t) AS all`,
    )
    for (const secret of [...answer.result.codes, ...totp.recoveryCodes, offer.result.secret]) {
      expect(rows[0].all).not.toContain(secret)
      expect(rows[0].all).not.toContain(secret.replaceAll('-', ''))
    }
  })

  it('can be done without in a demo bank only', async () => {
    const token = await steppedUpTokenFor('compliance')
    const remove = () => inRequest({ token }, () => actions.removeAuthenticator(IDLE, formOf()))
    expect(await remove()).toMatchObject({ code: 422 })
  })
})

describe('devices and sessions', () => {
  it('are one’s own: those of somebody else are not there', async () => {
    const [mine, theirs] = [await tokenFor('auditor'), await tokenFor('superadmin')]
    const [me, them] = [await liveOf(mine), await liveOf(theirs)]
    const end = (sessionId: string) =>
      inRequest({ token: mine }, () => actions.endOwnSession(IDLE, formOf({ sessionId })))
    expect(await end(them.id)).toMatchObject({ code: 404 })
    expect(await sessionByToken(theirs, false)).not.toBeNull()
    const { devices } = await readAccount(them.user.id, them.id)
    const forget = (token: string, deviceId = '') =>
      inRequest({ token }, () => actions.forgetDevice(IDLE, formOf({ deviceId })))
    expect(await forget(mine, devices[0]?.id)).toMatchObject({ code: 404 })
    expect(await forget(theirs, devices[0]?.id)).toMatchObject({ status: 'done' })
    expect((await readAccount(them.user.id, them.id)).devices).toHaveLength(devices.length - 1)

    const another = await tokenFor('auditor')
    expect((await readAccount(me.user.id, me.id)).sessions.map(({ current }) => current)).toEqual([
      true,
      false,
    ])
    const others = await inRequest({ token: mine }, () => actions.endOtherSessions(IDLE, formOf()))
    expect(others).toMatchObject({ result: { ended: 1 } })
    expect(await sessionByToken(another, false)).toBeNull()
    expect(await sessionByToken(mine, false)).not.toBeNull()
  })
})
