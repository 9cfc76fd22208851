import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { can, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import { freePort } from '@/lib/free-port'
import type { ActionState } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newAlert } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { acknowledgeAlert, assignAlert, noteAlert, silenceAlert } from './actions'
import { listDeeds, listResponders } from './data'

process.env.ALERTMANAGER_URL = `http://127.0.0.1:${await freePort()}` // nobody listens there
const { owner } = await testDatabase()
const tokens = new Map<Role, string>()
beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})

type Answer = ActionState<unknown>
type Action = typeof acknowledgeAlert | typeof assignAlert | typeof noteAlert | typeof silenceAlert

async function send(action: Action, role: Role | null, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  const token = role && tokens.get(role)
  return inRequest<Answer>({ ...(token && { token }) }, () => action({ status: 'idle' }, form))
}

const rowOf = async (id: string) =>
  (await owner.query('SELECT * FROM alert_notifications WHERE id = $1', [id])).rows[0]
const trailOf = async (id: string) =>
  (
    await owner.query(
      'SELECT action, actor, outcome, after FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows
const idOf = async (role: string) =>
  (await owner.query('SELECT id FROM admin_users WHERE email = $1', [`${role}@example.com`])).rows[0]?.id
const RESOLVED = { status: 'resolved', ends_at: new Date() }

const cases: [string, Action, Permission, Record<string, string>][] = [
  ['acknowledging', acknowledgeAlert, 'alerts:acknowledge', {}],
  ['assigning', assignAlert, 'alerts:acknowledge', { seenAssigneeId: '', assigneeId: '' }],
  ['noting', noteAlert, 'alerts:acknowledge', { body: 'Looked at it' }],
  ['silencing', silenceAlert, 'alerts:silence', { hours: '1', comment: 'Known' }],
]

describe.each(cases)('%s', (_name, action, permission, fields) => {
  it.each(ROLES)('asks the permission table: %s', async (role) => {
    const alertId = await newAlert(owner)
    const answer = await send(action, role, { alertId, ...fields })
    const allowed = can(role, permission)
    // Alertmanager does not answer here: who may silence is told so.
    const done = action === silenceAlert ? { status: 'refused', code: 503 } : { status: 'done' }
    expect(answer).toMatchObject(allowed ? done : { status: 'refused', code: 403 })
    if (allowed) return
    expect(await trailOf(alertId)).toMatchObject([
      { action: 'authz_fail', outcome: 'refused', actor: emailOf(role) },
    ])
    expect(await rowOf(alertId)).toMatchObject({ acknowledged_at: null, assignee_id: null, silence_id: null })
  })

  it('is not for strangers, and not about nothing', async () => {
    const alertId = await newAlert(owner)
    expect(await send(action, null, { alertId, ...fields })).toMatchObject({ status: 'refused', code: 401 })
    const nobody = { alertId: randomUUID(), ...fields }
    expect(await send(action, 'superadmin', nobody)).toMatchObject({ status: 'refused', code: 404 })
  })
})

describe('acknowledging', () => {
  it('says who has seen it, in the trail too', async () => {
    const alertId = await newAlert(owner)
    expect(await send(acknowledgeAlert, 'compliance', { alertId })).toMatchObject({
      status: 'done',
      result: { acknowledgedBy: 'Test compliance' },
    })
    expect(await rowOf(alertId)).toMatchObject({
      acknowledged_by: await idOf('compliance'),
      acknowledged_at: expect.any(Date),
    })
    expect(await trailOf(alertId)).toMatchObject([
      { action: 'alert_acknowledged', actor: emailOf('compliance'), outcome: 'success' },
    ])
  })

  it('tells the loser of a race who was faster', async () => {
    const alertId = await newAlert(owner)
    const answers = await Promise.all([
      send(acknowledgeAlert, 'operations', { alertId }),
      send(acknowledgeAlert, 'compliance', { alertId }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
    const winner = answers[0]?.status === 'done' ? 'operations' : 'compliance'
    expect(answers.find(({ status }) => status === 'refused')).toMatchObject({
      code: 409,
      changed: { by: emailOf(winner) },
    })
    expect(await trailOf(alertId)).toHaveLength(1)
  })

  it('has nothing left to do when it has resolved', async () => {
    const alertId = await newAlert(owner, RESOLVED)
    expect(await send(acknowledgeAlert, 'operations', { alertId })).toMatchObject({ code: 409 })
  })

  it('is all or nothing: without its row in the trail nothing is acknowledged', async () => {
    const alertId = await newAlert(owner)
    await owner.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> 'alert_acknowledged') NOT VALID`,
    )
    try {
      expect(await send(acknowledgeAlert, 'operations', { alertId })).toMatchObject({ code: 500 })
    } finally {
      await owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
    }
    expect(await rowOf(alertId)).toMatchObject({ acknowledged_at: null })
  })
})

describe('assigning', () => {
  it('gives it to somebody who can act on it, and to nobody else', async () => {
    const alertId = await newAlert(owner)
    const [compliance, auditor] = [await idOf('compliance'), await idOf('auditor')]
    const wrong = { alertId, seenAssigneeId: '', assigneeId: auditor }
    expect(await send(assignAlert, 'operations', wrong)).toMatchObject({
      code: 422,
      fields: { assigneeId: expect.any(String) },
    })
    const right = { alertId, seenAssigneeId: '', assigneeId: compliance }
    expect(await send(assignAlert, 'operations', right)).toMatchObject({
      result: { assignee: 'Test compliance' },
    })
    expect(await rowOf(alertId)).toMatchObject({ assignee_id: compliance })
    expect((await listResponders()).map(({ name }) => name)).toEqual([
      'Test compliance',
      'Test operations',
      'Test superadmin',
    ])
  })

  it('never overwrites what somebody else decided meanwhile', async () => {
    const alertId = await newAlert(owner)
    const [compliance, operations] = [await idOf('compliance'), await idOf('operations')]
    await send(assignAlert, 'superadmin', { alertId, seenAssigneeId: '', assigneeId: compliance })
    const late = await send(assignAlert, 'operations', {
      alertId,
      seenAssigneeId: '',
      assigneeId: operations,
    })
    expect(late).toMatchObject({ code: 409, changed: { by: emailOf('superadmin') } })
    expect(await rowOf(alertId)).toMatchObject({ assignee_id: compliance })
    const back = { alertId, seenAssigneeId: compliance, assigneeId: '' }
    expect(await send(assignAlert, 'operations', back)).toMatchObject({ status: 'done' })
    expect(await rowOf(alertId)).toMatchObject({ assignee_id: null })
  })
})

describe('noting', () => {
  it('adds to its life, in order, with the words', async () => {
    const alertId = await newAlert(owner, RESOLVED)
    await send(noteAlert, 'operations', { alertId, body: ' The court sent\neleven orders ' })
    await send(assignAlert, 'operations', {
      alertId,
      seenAssigneeId: '',
      assigneeId: await idOf('compliance'),
    })
    expect(await listDeeds(alertId)).toMatchObject([
      { kind: 'alert_noted', who: emailOf('operations'), words: 'The court sent\neleven orders' },
      { kind: 'alert_assigned', what: 'Test compliance', words: null },
    ])
  })

  it.each([' ', 'x'.repeat(4_001), 'nul \0'])('says at the field what is wrong', async (body) => {
    const answer = await send(noteAlert, 'operations', { alertId: await newAlert(owner), body })
    expect(answer).toMatchObject({ code: 400, fields: { body: expect.any(String) } })
  })
})

it('silencing says that Alertmanager does not answer and what to do, and changes nothing', async () => {
  const alertId = await newAlert(owner)
  const answer = await send(silenceAlert, 'operations', { alertId, hours: '1', comment: 'Known' })
  expect(answer).toMatchObject({
    code: 503,
    message: 'Alertmanager does not answer: run ./start-monitoring.sh. Nothing was changed.',
    values: { comment: 'Known' },
  })
  expect(await rowOf(alertId)).toMatchObject({ silence_id: null, silenced_until: null })
  expect(await trailOf(alertId)).toEqual([])
})
