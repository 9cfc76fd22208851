import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { confirmItIsYou } from '@/lib/auth/actions'
import { sessionByToken } from '@/lib/auth/session'
import { testDatabase } from '@/lib/testing/database'
import { inRequest, sessionCookie } from '@/lib/testing/request'
import { makeStaff, PASSWORD, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import { action } from './action'
import { IDLE } from './action-state'

const database = await testDatabase()
beforeAll(makeStaff)
beforeAll(() => database.owner.query('UPDATE bank SET is_demo = true'))

let ran: string[] = []
const grave = action({
  name: 'tests.grave',
  permission: 'users:make',
  requireStepUp: true,
  object: { type: 'admin_user', idField: 'id' },
  schema: z.object({ note: z.string() }),
  run: async (_tx, { note }) => ran.push(note),
})

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const confirm = (token: string, proof: string) =>
  inRequest({ token }, async () => {
    const state = await confirmItIsYou(IDLE, formOf({ proof }))
    return { state, token: await sessionCookie() }
  })

it('an action that wants a fresh proof asks for it, then does what was submitted, once', async () => {
  ran = []
  const token = await tokenFor('superadmin')
  const form = formOf({ note: 'typed with care', newPassword: 'not sent back', idempotencyKey: randomUUID() })
  const asked = await inRequest({ token }, () => grave(IDLE, form))
  expect(asked).toMatchObject({
    status: 'refused',
    code: 403,
    stepUp: 'password',
    values: { note: 'typed with care' },
  })
  expect(JSON.stringify(asked)).not.toContain('not sent back')
  expect(ran).toEqual([])

  const wrong = await confirm(token, 'not the password of anybody')
  expect(wrong.state).toMatchObject({ status: 'refused', fields: { proof: 'That is not your password.' } })
  const right = await confirm(token, PASSWORD)
  expect(right.state.status).toBe('done')

  const renewed = right.token ?? ''
  expect(renewed).not.toBe(token)
  expect(await sessionByToken(token, false)).toBeNull()
  expect((await sessionByToken(renewed, false))?.steppedUp).toBe(true)
  for (let i = 0; i < 2; i++) {
    expect((await inRequest({ token: renewed }, () => grave(IDLE, form))).status).toBe('done')
  }
  expect(ran).toEqual(['typed with care'])
})

it('a proof is fresh for five minutes', async () => {
  const token = await steppedUpTokenFor('superadmin')
  const fresh = async () => (await sessionByToken(token, false))?.steppedUp
  const age = (interval: string) =>
    database.owner.query(`UPDATE admin_sessions SET stepped_up_at = now() - $1::interval`, [interval])
  await age('4 minutes 50 seconds')
  expect(await fresh()).toBe(true)
  await age('5 minutes')
  expect(await fresh()).toBe(false)
})

it('whoever lacks the permission is not asked for a proof', async () => {
  const token = await tokenFor('auditor')
  const answer = await inRequest({ token }, () => grave(IDLE, formOf({ note: 'x' })))
  expect(answer).toMatchObject({ code: 403 })
  expect(answer).not.toHaveProperty('stepUp')
})

it('wrong proofs are counted like wrong passwords, and pause', async () => {
  const token = await tokenFor('superadmin')
  for (let i = 0; i < 5; i++) await confirm(token, 'not the password of anybody')
  expect((await confirm(token, PASSWORD)).state).toMatchObject({
    fields: { proof: expect.stringContaining('Too many') },
  })
})

it('strangers and other sites are refused', async () => {
  const token = await tokenFor('superadmin')
  const proof = formOf({ proof: PASSWORD })
  const foreign = { token, headers: { origin: 'https://evil.example' } }
  expect(await inRequest(foreign, () => confirmItIsYou(IDLE, proof))).toMatchObject({ code: 403 })
  expect(await inRequest({}, () => confirmItIsYou(IDLE, proof))).toMatchObject({ code: 401 })
})
