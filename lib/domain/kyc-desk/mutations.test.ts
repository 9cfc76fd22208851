import { describe, expect, it } from 'vitest'
import { can, ROLES } from '@/lib/auth/permissions'
import { submit } from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { deskOf } from '@/lib/testing/kyc-desk'
import { newAdmin } from '@/lib/testing/rows'
import { tokenFor } from '@/lib/testing/staff'
import * as actions from './actions'

const bank = await testDatabase()
const { owner } = bank
const { tokens, ids, waiting, claim, claimed, standing } = await deskOf(bank)

describe('a claim', () => {
  it.each(ROLES)('asks the permission table: %s', async (role) => {
    const id = await waiting()
    const answer = await claim(await tokenFor(role), id)
    const allowed = can(role, 'kyc:claim')
    expect(answer).toMatchObject(allowed ? { status: 'done' } : { status: 'refused', code: 403 })
    expect(await standing(id)).toMatchObject({ status: allowed ? 'in_progress' : 'pending' })
  })

  it('is won by one of many, and the others are told who has it', async () => {
    const id = await waiting()
    const answers = await Promise.all(
      [tokens.officer, tokens.other, tokens.officer, tokens.other].map((token) => claim(token, id)),
    )
    const losers = answers.filter(({ status }) => status === 'refused')
    expect(losers).toHaveLength(2)
    const winner = (await standing(id)).claimed_by === ids.officer ? 'Test compliance' : 'Second officer'
    for (const loser of losers) {
      expect(loser).toMatchObject({ code: 409, changed: { by: winner } })
      expect(loser).toMatchObject({
        message: expect.stringMatching(`^${winner} has this review until \\d\\d:`),
      })
    }
  })

  it('can be taken over once its time is over, and not before', async () => {
    const id = await claimed()
    expect(await claim(tokens.other, id)).toMatchObject({ status: 'refused', code: 409 })
    await owner.query(`UPDATE kyc_records SET claimed_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ])
    expect(await claim(tokens.other, id)).toMatchObject({ status: 'done' })
    expect(await standing(id)).toMatchObject({ claimed_by: ids.other, status: 'in_progress' })
  })

  it('can be prolonged and given back', async () => {
    const id = await claimed()
    await owner.query(`UPDATE kyc_records SET claimed_until = now() + interval '1 minute' WHERE id = $1`, [
      id,
    ])
    expect(await claim(tokens.officer, id)).toMatchObject({ status: 'done' })
    const { rows } = await owner.query(
      `SELECT claimed_until > now() + interval '29 minutes' AS longer FROM kyc_records WHERE id = $1`,
      [id],
    )
    expect(rows).toEqual([{ longer: true }])
    expect(await submit(actions.releaseCase, tokens.other, { recordId: id })).toMatchObject({ code: 409 })
    expect(await submit(actions.releaseCase, tokens.officer, { recordId: id })).toMatchObject({
      status: 'done',
    })
    expect(await standing(id)).toMatchObject({ status: 'pending', claimed_by: null })
  })
})

describe('the next case', () => {
  const next = async (token: string) => {
    const answer = await submit(actions.takeNextCase, token, {})
    return answer.status === 'done' ? answer.result.recordId : JSON.stringify(answer)
  }
  const clear = () =>
    owner.query(
      `UPDATE kyc_records SET status = 'in_progress', review_started_at = now(), claimed_by = $1, claimed_until = now() + interval '1 day'
       WHERE status IN ('pending', 'in_progress')`,
      [ids.officer],
    )
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

  it('is the own one first, then by risk and age; two who ask at once get two', async () => {
    await clear()
    const low = await waiting({ submitted_at: ago(40) })
    const medium = await waiting({ submitted_at: ago(2), risk_score: 50 })
    const high = await waiting({ submitted_at: ago(1), risk_score: 90 })
    const older = await waiting({ submitted_at: ago(3), risk_score: 90 })
    const mine = await waiting({ submitted_at: ago(0.1), assigned_to: ids.other })
    await waiting({ submitted_at: ago(50), risk_score: 95, assigned_to: ids.officer })
    expect(await next(tokens.other)).toBe(mine)
    const both = await Promise.all([next(tokens.other), next(await tokenFor('superadmin'))])
    expect(both.sort()).toEqual([high, older].sort())
    expect([await next(tokens.other), await next(tokens.other), await next(tokens.other)]).toEqual([
      medium,
      low,
      null,
    ])
  })

  it('is given out by number and risk, and never what somebody has already', async () => {
    await clear()
    const high = await waiting({ risk_score: 80 })
    await waiting()
    const assign = (fields: Record<string, string>) =>
      submit(actions.assignCases, tokens.officer, { officerId: ids.other, count: '5', risk: '', ...fields })
    expect(await assign({ risk: 'high' })).toMatchObject({
      result: { assigned: 1, officer: 'Second officer' },
    })
    expect(await next(await tokenFor('superadmin'))).not.toBe(high)
    expect(await assign({ risk: 'high' })).toMatchObject({ status: 'refused', code: 422 })
    const auditor = await newAdmin(owner, { role: 'auditor' })
    expect(await assign({ officerId: auditor })).toMatchObject({ code: 422 })
    for (const count of ['0', '101', '1.5', 'x']) expect(await assign({ count })).toMatchObject({ code: 400 })
  })
})
