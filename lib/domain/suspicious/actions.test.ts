import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { can, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import type { ActionState } from '@/lib/http/action-state'
import { approveAs } from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { insert, newSuspicion } from '@/lib/testing/rows'
import { makeStaff, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import * as actions from './actions'
import { listDeeds, listRules, listVersions } from './data'

const { owner, portal } = await testDatabase()
const tokens = new Map<Role, string>()
beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})

type Action = (typeof actions)[keyof typeof actions]
async function send(action: Action, role: Role, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  const token = tokens.get(role) ?? ''
  return inRequest<ActionState<unknown>>({ token }, () => action({ status: 'idle' }, form))
}
const rowOf = async (id: string) =>
  (await owner.query('SELECT * FROM suspicious_activities WHERE id = $1', [id])).rows[0]
const idOf = async (role: Role) =>
  (await owner.query('SELECT id FROM admin_users WHERE email = $1', [`${role}@example.com`])).rows[0]?.id

const onCase: [string, Action, Permission, Record<string, string>][] = [
  ['taking up', actions.triageCase, 'suspicious:triage', { seenStatus: 'open' }],
  ['assigning', actions.assignCase, 'suspicious:triage', { seenAssigneeId: '', assigneeId: '' }],
  ['noting', actions.noteCase, 'suspicious:triage', { body: 'Called the branch' }],
  [
    'closing',
    actions.closeCase,
    'suspicious:triage',
    { seenStatus: 'open', outcome: 'no_action', note: 'A wedding' },
  ],
  ['drafting', actions.draftReport, 'suspicious:triage', { grounds: 'Cash', actionTaken: 'Frozen' }],
]

describe.each(onCase)('%s a case', (_name, action, permission, fields) => {
  it.each(ROLES)('asks the permission table: %s', async (role) => {
    const caseId = await newSuspicion(owner)
    const answer = await send(action, role, { caseId, ...fields })
    expect(answer).toMatchObject(
      can(role, permission) ? { status: 'done' } : { status: 'refused', code: 403 },
    )
    expect(await listDeeds(caseId)).toHaveLength(can(role, permission) ? 1 : 0)
  })

  it.each(['', 'x', '00000000-0000-4000-8000-000000000000'])('knows no case %j', async (caseId) => {
    const answer = await send(action, 'compliance', { caseId, ...fields })
    expect(answer).toMatchObject({ status: 'refused', code: caseId.length === 36 ? 404 : 400 })
  })

  it.each([
    ['nul \0', 400],
    ['x'.repeat(20_000), 400],
    ['  ', 400],
  ])('takes no %j', async (text, code) => {
    const caseId = await newSuspicion(owner)
    const field = Object.keys(fields).at(-1) ?? ''
    const answer = await send(action, 'compliance', { caseId, ...fields, [field]: text })
    expect(answer).toMatchObject({ status: 'refused', code })
  })
})

describe('a case', () => {
  it('goes its way: taken up, noted, reported, closed; each with who did it', async () => {
    const caseId = await newSuspicion(owner)
    await send(actions.triageCase, 'compliance', { caseId, seenStatus: 'open' })
    expect(await rowOf(caseId)).toMatchObject({ status: 'in_review', assignee_id: await idOf('compliance') })
    await send(actions.noteCase, 'compliance', { caseId, body: 'Called the branch' })
    const close = { caseId, seenStatus: 'in_review', outcome: 'reported', note: 'Sent to the agency' }
    expect(await send(actions.closeCase, 'compliance', close)).toMatchObject({
      ...{
        status: 'refused',
        fields: { outcome: 'Draft the report first: that is what the case is closed with.' },
      },
    })
    await send(actions.draftReport, 'compliance', { caseId, grounds: 'Cash', actionTaken: 'Frozen' })
    expect(await send(actions.closeCase, 'compliance', close)).toMatchObject({ status: 'done' })
    expect(await rowOf(caseId)).toMatchObject({
      ...{ status: 'closed', outcome: 'reported', outcome_note: 'Sent to the agency' },
      closed_by: await idOf('compliance'),
    })
    expect((await listDeeds(caseId)).map(({ kind, words }) => [kind, words])).toEqual([
      ['suspicious_taken_up', null],
      ['suspicious_noted', 'Called the branch'],
      ['suspicious_report_drafted', null],
      ['suspicious_closed', 'Sent to the agency'],
    ])
  })

  it('that is closed takes notes, and refuses the rest with who closed it', async () => {
    const caseId = await newSuspicion(owner)
    await send(actions.closeCase, 'superadmin', {
      caseId,
      seenStatus: 'open',
      outcome: 'no_action',
      note: 'x',
    })
    expect(await send(actions.noteCase, 'compliance', { caseId, body: 'Later' })).toMatchObject({
      status: 'done',
    })
    for (const [action, fields] of [
      [actions.triageCase, { seenStatus: 'open' }],
      [actions.assignCase, { seenAssigneeId: '', assigneeId: '' }],
      [actions.closeCase, { seenStatus: 'open', outcome: 'reported', note: 'x' }],
    ] as const) {
      const answer = await send(action, 'compliance', { caseId, ...fields })
      if (action !== actions.closeCase) expect(answer).toMatchObject({ status: 'refused', code: 409 })
    }
  })

  it('of two who close it at once one does, the other is told', async () => {
    const caseId = await newSuspicion(owner)
    const close = { caseId, seenStatus: 'open', outcome: 'false_positive', note: 'Wages' }
    const answers = await Promise.all(
      (['compliance', 'superadmin'] as const).map((role) => send(actions.closeCase, role, close)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
    expect(answers.find(({ status }) => status === 'refused')).toMatchObject({ code: 409 })
  })

  it('is given only to who can work on it', async () => {
    const caseId = await newSuspicion(owner)
    for (const assigneeId of [await idOf('support'), '00000000-0000-4000-8000-000000000000']) {
      const answer = await send(actions.assignCase, 'compliance', { caseId, seenAssigneeId: '', assigneeId })
      expect(answer).toMatchObject({
        status: 'refused',
        fields: { assigneeId: 'This person cannot work on cases.' },
      })
    }
  })
})

describe('a rule', () => {
  const numbers = { t_reportAt: '10000', t_fromPercent: '85', t_inDay: '4', t_inWeek: '5' }
  const run = async () => {
    const answer = await send(actions.requestDryRun, 'compliance', {
      rule: 'structuring',
      seenVersion: '1',
      ...numbers,
    })
    if (answer.status !== 'done') throw new Error(JSON.stringify(answer))
    return String(Object.values(answer.result as object)[0])
  }
  const finish = (id: string) =>
    owner.query('UPDATE suspicious_dry_runs SET done_at = now() WHERE id = $1', [id])
  const change = (role: Role, dryRunId: string, seenVersion = '1') =>
    send(actions.requestRuleChange, role, { rule: 'structuring', seenVersion, dryRunId, reason: 'Too many' })

  it.each(ROLES)('is changed by who may: %s', async (role) => {
    const allowed = can(role, 'suspicious:rules:make')
    const fields = { rule: 'velocity', seenVersion: '1', isEnabled: 'off', reason: 'x' }
    const answer = await send(actions.requestRuleSwitch, role, fields)
    // The first who may asks; for the others the same is asked for already.
    if (!allowed) expect(answer).toMatchObject({ status: 'refused', code: 403 })
    else expect([undefined, 409]).toContain(answer.status === 'refused' ? answer.code : undefined)
  })

  it.each([
    [{ t_inDay: '1' }, 't_inDay', /^Give a whole number from 2 to 100/],
    [{ t_inDay: '2.5' }, 't_inDay', /^Give a whole number/],
    [{ t_reportAt: '99999999999' }, 't_reportAt', /^Give a number from 1,000 to 1,000,000/],
    [{ t_fromPercent: '-1' }, 't_fromPercent', /^Give a number/],
    [{ t_fromPercent: 'all' }, 't_fromPercent', /^Give a number/],
  ])('refuses absurd numbers at their field: %j', async (changes, field, words) => {
    const fields = { rule: 'structuring', seenVersion: '1', ...numbers, ...changes }
    const answer = await send(actions.requestDryRun, 'compliance', fields)
    expect(answer).toMatchObject({ status: 'refused', fields: { [field]: expect.stringMatching(words) } })
  })

  it('needs a dry run that has ended, and a second person; then the next version is in force', async () => {
    const dryRunId = await run()
    expect(await change('compliance', dryRunId)).toMatchObject({ status: 'refused' })
    expect(
      await send(actions.requestDryRun, 'superadmin', { rule: 'structuring', seenVersion: '1', ...numbers }),
    ).toMatchObject({ status: 'refused', code: 409 })
    await finish(dryRunId)
    const asked = await change('compliance', dryRunId)
    expect(asked).toMatchObject({ status: 'done' })
    const approvalId = asked.status === 'done' ? String(Object.values(asked.result as object)[0]) : ''
    expect(await approveAs(await steppedUpTokenFor('compliance'), approvalId)).toMatchObject({
      status: 'refused',
      code: 403,
    })
    expect(await approveAs(await steppedUpTokenFor('superadmin'), approvalId)).toMatchObject({
      status: 'done',
    })
    const [now, before] = await listVersions('structuring')
    expect(now).toMatchObject({
      ...{ version: 2, reason: 'Too many', madeBy: 'Test compliance', approvedBy: 'Test superadmin' },
      thresholds: { reportAt: 10_000, fromPercent: 85, inDay: 4, inWeek: 5 },
    })
    expect(before).toMatchObject({ version: 1, madeBy: null })
    expect(await change('compliance', dryRunId, '2')).toMatchObject({ status: 'refused', code: 409 })
  })

  it('counts what was a false positive', async () => {
    const caseId = await newSuspicion(owner, { rule: 'fan_in' })
    await send(actions.closeCase, 'compliance', {
      caseId,
      seenStatus: 'open',
      outcome: 'false_positive',
      note: 'A wedding',
    })
    const fanIn = (await listRules()).find(({ rule }) => rule === 'fan_in')
    expect(fanIn).toMatchObject({ closed: 1, falsePositive: 1 })
  })

  it('that does not exist is not found', async () => {
    const answer = await send(actions.requestDryRun, 'compliance', { rule: 'moon', seenVersion: '1' })
    expect(answer).toMatchObject({ status: 'refused', code: 400 })
  })
})

it('the portal adds reports and never changes one', async () => {
  const suspicious_id = await newSuspicion(owner)
  const drafted_by = await idOf('compliance')
  const id = await insert(owner, 'suspicious_reports', {
    suspicious_id,
    drafted_by,
    grounds: 'a',
    action_taken: 'b',
  })
  const rewriting = portal.query('UPDATE suspicious_reports SET grounds = $1 WHERE id = $2', ['x', id])
  await expect(rewriting).rejects.toMatchObject({ code: '42501' })
})
