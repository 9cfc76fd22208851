import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/live/route'
import type { Role } from '@/lib/auth/permissions'
import { sessionByToken } from '@/lib/auth/session'
import { hashToken } from '@/lib/auth/session-token'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { runningHub } from '@/lib/live/running-hub'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { addDisplay, pairDisplay, revokeDisplay } from './actions'
import { findDisplay, listDisplays } from './data'
import * as mutations from './mutations'

const { owner } = await testDatabase()

beforeAll(makeStaff)
afterAll(async () => {
  await runningHub()?.close()
  await pool().end()
})

const facts = { requestId: null, address: '192.0.2.7', userAgent: 'a test' }
const formOf = (values: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: crypto.randomUUID(), ...values }))
    form.set(name, value)
  return form
}
const add = async (role: Role, name: string) =>
  inRequest({ token: await tokenFor(role) }, () => addDisplay({ status: 'idle' }, formOf({ name })))
const pair = (code: string) => transaction((tx) => mutations.pairDisplay(tx, code, facts))

async function added(name: string): Promise<string> {
  const state = await add('operations', name)
  if (state.status !== 'done') throw new Error(JSON.stringify(state))
  return state.result.code
}

async function connected(name: string): Promise<{ id: string; token: string }> {
  const token = (await pair(await added(name)))?.token ?? ''
  const display = await findDisplay(hashToken(token))
  if (!display) throw new Error('not paired')
  return { id: display.id, token }
}

it('only those who may add and disconnect displays', async () => {
  for (const role of ['compliance', 'support', 'auditor'] as const) {
    expect(await add(role, 'a screen')).toMatchObject({ status: 'refused', code: 403 })
  }
  expect(await add('operations', '  ')).toMatchObject({ code: 400, fields: { name: expect.any(String) } })
  expect(await listDisplays()).toEqual([])
})

it('a code connects one screen, once, whoever is faster; neither code nor token is kept', async () => {
  const code = await added('Operations room')
  expect(code).toMatch(/^[A-Z2-9]{8}$/)
  const tries = await Promise.all(Array.from({ length: 10 }, () => pair(code)))
  const [paired, ...others] = tries.filter((result) => result !== null)
  expect(others).toEqual([])
  const { rows } = await owner.query('SELECT to_jsonb(d)::text AS row FROM wall_displays d')
  expect(rows).toHaveLength(1)
  expect(rows[0].row).not.toContain(paired?.token)
  expect((await listDisplays())[0]).toMatchObject({ name: 'Operations room', state: 'connected' })
  const trail = await owner.query(`SELECT action, actor FROM audit_events WHERE object_type = 'wall_display'
    AND outcome = 'success' ORDER BY id`)
  expect(trail.rows).toEqual([
    { action: 'display_added', actor: 'operations@example.com' },
    { action: 'display_paired', actor: 'wall display “Operations room”' },
  ])
})

it('a code that is wrong or too old connects nothing', async () => {
  const code = await added('late')
  await owner.query(`UPDATE wall_displays SET code_expires_at = now() - interval '1 s' WHERE name = 'late'`)
  expect(await pair(code)).toBeNull()
  expect(await pair('AAAAAAAA')).toBeNull()
  expect((await listDisplays())[0]).toMatchObject({ name: 'late', state: 'lapsed' })
})

it('guesses of one source are few', async () => {
  const guess = () =>
    inRequest({ peer: '198.51.100.4' }, () =>
      pairDisplay({ problem: null, attempt: 0 }, formOf({ code: 'aaaa-aaaa' })),
    )
  const answers: (string | null)[] = []
  for (let n = 0; n < 12; n += 1) answers.push((await guess()).problem)
  expect(answers[0]).toContain('not known')
  expect(answers.at(-1)).toMatch(/too many|try again/i)
  expect(
    (
      await inRequest({ headers: { origin: 'https://elsewhere.example' } }, () =>
        pairDisplay({ problem: null, attempt: 0 }, formOf({ code: 'AAAAAAAA' })),
      )
    ).problem,
  ).toContain('only works from')
})

it('a display reads the stream until somebody disconnects it, and opens nothing else', async () => {
  const { id, token } = await connected('Hall')
  expect(await sessionByToken(token, true)).toBeNull()
  const ask = () =>
    inRequest({ headers: { cookie: `phantom-display=${token}` } }, (request) =>
      GET(request, { params: Promise.resolve({}) }),
    )
  const answer = await ask()
  expect(answer.status).toBe(200)
  const text = answer.text()
  let clock = performance.now() + 15_000
  await runningHub()?.turn(clock)
  expect(runningHub()?.count()).toBe(1)
  await owner.query(`UPDATE wall_displays SET last_used_at = now() - interval '5 minutes'`)
  clock += 15_000
  await runningHub()?.turn(clock)
  const { rows } = await owner.query(
    `SELECT now() - last_used_at < interval '1 minute' AS fresh FROM wall_displays WHERE id = $1`,
    [id],
  )
  expect(rows).toEqual([{ fresh: true }])

  const auth = await tokenFor('superadmin')
  const revoke = () =>
    inRequest({ token: auth }, () => revokeDisplay({ status: 'idle' }, formOf({ displayId: id })))
  expect(await revoke()).toMatchObject({ status: 'done' })
  expect(await revoke()).toMatchObject({ status: 'refused', code: 409 })
  clock += 15_000
  await runningHub()?.turn(clock)
  expect(await text).toContain('event: end\ndata: {"reason":"session"}')
  expect((await ask()).status).toBe(401)
})

it('a display that was off for a season must be connected again', async () => {
  const { token } = await connected('Forgotten')
  await owner.query(
    `UPDATE wall_displays SET paired_at = now() - interval '200 days', last_used_at = now() - interval '91 days' WHERE name = 'Forgotten'`,
  )
  expect(await findDisplay(hashToken(token))).toBeNull()
})
