import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessionByToken } from '@/lib/auth/session'
import { changeUser, createUser } from '@/lib/auth/users'
import { transaction } from '@/lib/db/transaction'
import { approveAs, rejectAs, submit } from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { newAlert, newApproval, newKycRecord, newSuspicion } from '@/lib/testing/rows'
import {
  emailOf,
  makeStaff,
  PASSWORD,
  steppedUpTokenFor,
  steppedUpTokenOf,
  tokenFor,
} from '@/lib/testing/staff'
import { askForRole, askForUser, askToDisable, askToEnable, endUserSessions } from './actions'

const { owner } = await testDatabase()
const SECOND = 'second@example.com'
let first = ''
let second = ''
let counter = 0

const account = async (email: string) =>
  (await owner.query('SELECT id, role, status, version::text FROM admin_users WHERE email = $1', [email]))
    .rows[0]
const trailOf = async (id: string) =>
  (
    await owner.query(
      'SELECT action, actor, after, reason FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows
const make = (email: string, role: 'superadmin' | 'compliance' | 'operations' | 'support') =>
  transaction((tx) => createUser(tx, { email, name: `Test ${email}`, role }, PASSWORD, { name: 'tests' }))
/** An account of this test's own. */
async function somebody(role: 'compliance' | 'operations' | 'support' = 'support') {
  counter += 1
  const email = `somebody${counter}@example.com`
  return { email, id: await make(email, role) }
}
async function seen(email: string) {
  const { id, version } = await account(email)
  return { userId: id as string, seenVersion: version as string, reason: 'Changed teams' }
}
async function asked(answer: Promise<Awaited<ReturnType<typeof askForRole>>>): Promise<string> {
  const state = await answer
  if (state.status !== 'done') throw new Error(JSON.stringify(state))
  return state.result.approvalId
}

beforeAll(async () => {
  await makeStaff()
  first = await steppedUpTokenFor('superadmin')
})

describe('with one superadmin', () => {
  it('accounts are not changed in the portal: nobody else could approve it', async () => {
    const { email } = await somebody()
    const answer = await submit(askForRole, first, { ...(await seen(email)), role: 'operations' })
    expect(answer).toMatchObject({ status: 'refused', code: 422, message: /Nobody else could approve/ })
  })
})

describe('with two superadmins', () => {
  beforeAll(async () => {
    await make(SECOND, 'superadmin')
    second = await steppedUpTokenOf(SECOND)
  })

  it('one asks for an account, the other makes it, and the trail names both', async () => {
    const fields = {
      email: 'New.Person@Example.com',
      name: 'New Person',
      role: 'support',
      reason: 'Joins today',
    }
    const id = await asked(submit(askForUser, first, fields))
    expect(await account('new.person@example.com')).toBeUndefined()
    expect(await approveAs(first, id)).toMatchObject({ status: 'refused', code: 403 })
    expect(await approveAs(second, id)).toMatchObject({ status: 'done' })
    const made = await account('new.person@example.com')
    expect(made).toMatchObject({ role: 'support', status: 'active' })
    expect(await trailOf(made.id)).toMatchObject([
      { action: 'user_created', actor: SECOND, after: { maker: emailOf('superadmin'), approvalId: id } },
    ])
  })

  it('an account that came to be meanwhile is a conflict, not a second one', async () => {
    const fields = { email: 'twice@example.com', name: 'Twice', role: 'support', reason: 'Joins' }
    const id = await asked(submit(askForUser, first, fields))
    await make('twice@example.com', 'operations')
    expect(await approveAs(second, id)).toMatchObject({
      status: 'refused',
      code: 409,
      message: /an account already/,
    })
    expect(await account('twice@example.com')).toMatchObject({ role: 'operations' })
  })

  it('a role changes, its sessions end at the next request, and what it may not ask any more is withdrawn', async () => {
    const { email, id } = await somebody('operations')
    const theirs = await steppedUpTokenOf(email)
    const request = await newApproval(owner, { maker_id: id })
    const approval = await asked(submit(askForRole, first, { ...(await seen(email)), role: 'auditor' }))
    expect(await sessionByToken(theirs, false)).not.toBeNull()
    await approveAs(second, approval)
    expect(await account(email)).toMatchObject({ role: 'auditor' })
    expect(await sessionByToken(theirs, false)).toBeNull()
    const { rows } = await owner.query('SELECT status FROM approvals WHERE id = $1', [request])
    expect(rows[0]).toMatchObject({ status: 'cancelled' })
  })

  it('an account that changed there and back voids the request', async () => {
    const { email } = await somebody()
    const id = await asked(submit(askForRole, first, { ...(await seen(email)), role: 'operations' }))
    for (const status of ['disabled', 'active'] as const) {
      await transaction((tx) => changeUser(tx, email, { kind: 'status', status }, { name: 'tests' }))
    }
    expect(await approveAs(second, id)).toMatchObject({
      status: 'refused',
      code: 409,
      changed: { by: 'tests' },
    })
    expect(await account(email)).toMatchObject({ role: 'support' })
  })

  it('signing in is no change', async () => {
    const { email } = await somebody()
    const id = await asked(submit(askForRole, first, { ...(await seen(email)), role: 'operations' }))
    await owner.query('UPDATE admin_users SET last_login_at = now() WHERE email = $1', [email])
    expect(await approveAs(second, id)).toMatchObject({ status: 'done' })
  })

  it('nobody decides about their own account', async () => {
    await make('third@example.com', 'superadmin')
    const third = await steppedUpTokenOf('third@example.com')
    const id = await asked(
      submit(askForRole, first, { ...(await seen('third@example.com')), role: 'support' }),
    )
    expect(await approveAs(third, id)).toMatchObject({ status: 'refused', code: 403, message: /own account/ })
    expect(await rejectAs(third, id)).toMatchObject({ status: 'refused', code: 403 })
    expect(await approveAs(second, id)).toMatchObject({ status: 'done' })
    expect(await account('third@example.com')).toMatchObject({ role: 'support' })
  })

  it('of two, neither can be taken away: the one left would be alone, and the other decides about themselves', async () => {
    const answer = await submit(askToDisable, first, { ...(await seen(SECOND)), successorId: '' })
    expect(answer).toMatchObject({ status: 'refused', code: 422, message: /Nobody else could approve/ })
  })

  it('two who leave at the same moment leave one behind', async () => {
    const one = await asked(
      submit(askToDisable, first, { ...(await seen(emailOf('superadmin'))), successorId: '' }),
    )
    const two = await asked(submit(askToDisable, second, { ...(await seen(SECOND)), successorId: '' }))
    const answers = await Promise.all([approveAs(second, one), approveAs(first, two)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
    const { rows } = await owner.query(
      `SELECT email FROM admin_users WHERE role = 'superadmin' AND status = 'active'`,
    )
    expect(rows).toHaveLength(1)
    await owner.query(
      `UPDATE admin_users SET status = 'active', disabled_at = NULL WHERE role = 'superadmin'`,
    )
    first = await steppedUpTokenFor('superadmin')
    second = await steppedUpTokenOf(SECOND)
  })

  describe('who leaves', () => {
    let leaver = { email: '', id: '' }
    let review = ''
    let alert = ''
    let theCase = ''
    let request = ''
    const row = async (table: string, id: string) =>
      (await owner.query(`SELECT * FROM ${table} WHERE id = $1`, [id])).rows[0]

    beforeEach(async () => {
      leaver = await somebody('compliance')
      const until = new Date(Date.now() + 3_600_000)
      review = await newKycRecord(owner, {
        status: 'in_progress',
        review_started_at: new Date(),
        claimed_by: leaver.id,
        claimed_until: until,
      })
      alert = await newAlert(owner, { assignee_id: leaver.id })
      theCase = await newSuspicion(owner, { assignee_id: leaver.id })
      request = await newApproval(owner, { maker_id: leaver.id })
    })

    async function leave(successorId: string) {
      const id = await asked(submit(askToDisable, first, { ...(await seen(leaver.email)), successorId }))
      expect(await approveAs(second, id)).toMatchObject({ status: 'done' })
    }

    it('gives back what they worked on, is signed out, and the trail says what they had', async () => {
      const theirs = await steppedUpTokenOf(leaver.email)
      await leave('')
      expect(await account(leaver.email)).toMatchObject({ status: 'disabled' })
      expect(await sessionByToken(theirs, false)).toBeNull()
      expect(await row('kyc_records', review)).toMatchObject({ status: 'pending', claimed_by: null })
      expect(await row('alert_notifications', alert)).toMatchObject({ assignee_id: null })
      expect(await row('suspicious_activities', theCase)).toMatchObject({ assignee_id: null })
      expect(await row('approvals', request)).toMatchObject({ status: 'cancelled' })
      expect((await trailOf(leaver.id)).at(-1)).toMatchObject({
        action: 'user_updated',
        after: {
          status: 'disabled',
          sessionsEnded: 1,
          kycClaims: [review],
          alerts: [alert],
          cases: [theCase],
          requests: [request],
        },
      })
      expect(await trailOf(review)).toMatchObject([
        { action: 'kyc_claim_handed_over', after: { assignee: null } },
      ])
    })

    it('hands over to a colleague what their role may do', async () => {
      const operations = await account(emailOf('operations'))
      await leave(operations.id)
      expect(await row('alert_notifications', alert)).toMatchObject({ assignee_id: operations.id })
      // Operations review no KYC and triage no cases.
      expect(await row('kyc_records', review)).toMatchObject({ status: 'pending', claimed_by: null })
      expect(await row('suspicious_activities', theCase)).toMatchObject({ assignee_id: null })
      const compliance = await account(emailOf('compliance'))
      const id = await asked(submit(askToEnable, first, await seen(leaver.email)))
      await approveAs(second, id)
      await owner.query(
        `UPDATE kyc_records SET status = 'in_progress', claimed_by = $2, claimed_until = now() + interval '1 hour' WHERE id = $1`,
        [review, leaver.id],
      )
      await leave(compliance.id)
      expect(await row('kyc_records', review)).toMatchObject({
        status: 'in_progress',
        claimed_by: compliance.id,
      })
    })
  })
})

describe('ending sessions', () => {
  it('is for superadmins at once, for everybody else about themselves', async () => {
    const { email, id } = await somebody('operations')
    const theirs = await steppedUpTokenOf(email)
    const auditor = await tokenFor('auditor')
    expect(await submit(endUserSessions, auditor, { userId: id })).toMatchObject({ code: 403 })
    expect(await sessionByToken(theirs, false)).not.toBeNull()
    expect(await submit(endUserSessions, first, { userId: id })).toMatchObject({ result: { ended: 1 } })
    expect(await sessionByToken(theirs, false)).toBeNull()
  })
})
