import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { person } from '@/lib/testing/ledger'
import { newAdmin, newApproval } from '@/lib/testing/rows'
import { rulesInForce } from './in-force'
import type { StaffRule } from './rule'
import { insider } from './rules/insider'
import { signInAnomaly } from './rules/sign-in-anomaly'

const bank = await testDatabase()
const on = bank.owner
let client: PoolClient
let inForce: Awaited<ReturnType<typeof rulesInForce>>

beforeAll(async () => {
  client = await bank.portal.connect()
  inForce = await rulesInForce(client)
})
afterAll(() => client.release())

const judge = (rule: StaffRule, where: { since: Date }) =>
  rule.find(client, where, { ...inForce.get(rule.rule)?.thresholds }, 'Africa/Gaborone')

describe('staff', () => {
  const since = new Date(Date.now() - 60 * 60_000)
  const attempt = (account: string, source: string, outcome: string, admin: string | null = null) =>
    on.query('INSERT INTO login_attempts (account, source, outcome, admin_user_id) VALUES ($1, $2, $3, $4)', [
      account,
      source,
      outcome,
      admin,
    ])

  it.each([
    [4, 0],
    [5, 1],
    [6, 1],
  ])('one address fails at %i accounts: %i hits', async (accounts, hits) => {
    const source = `198.51.100.${accounts}`
    for (let n = 0; n < accounts; n += 1) {
      await attempt(`spray${n}@example.com`, source, 'wrong_password')
      await attempt(`spray${n}@example.com`, source, 'wrong_password')
    }
    const found = await judge(signInAnomaly, { since })
    expect(found.filter(({ subjectId }) => subjectId === source)).toHaveLength(hits)
  })

  it('one account signs in from two networks, not from two addresses of one', async () => {
    const near = await newAdmin(on)
    const far = await newAdmin(on)
    await attempt('near@example.com', '203.0.113.1', 'success', near)
    await attempt('near@example.com', '203.0.113.9', 'success', near)
    await attempt('far@example.com', '203.0.113.1', 'success', far)
    await attempt('far@example.com', '192.0.2.1', 'success', far)
    const found = (await judge(signInAnomaly, { since })).filter(
      ({ subjectType }) => subjectType === 'admin_user',
    )
    expect([...new Set(found.map(({ subjectId }) => subjectId))]).toEqual([far])
  })

  const approved = (maker: string, checker: string, seconds: number, daysAgo = 0) => {
    const decided = Date.now() - daysAgo * 86_400_000
    return newApproval(on, {
      ...{ maker_id: maker, checker_id: checker, status: 'approved', target_id: randomUUID() },
      ...{ created_at: new Date(decided - seconds * 1000), decided_at: new Date(decided) },
    })
  }

  it.each([
    [19.999, 1],
    [20, 0],
    [21, 0],
  ])('approved after %d seconds: %i', async (seconds, hits) => {
    const checker = await newAdmin(on)
    await approved(await newAdmin(on), checker, seconds)
    const found = await judge(insider, { since })
    expect(found.filter(({ subjectId }) => subjectId === checker)).toHaveLength(hits)
  })

  it.each([
    [9, 0, 0],
    [10, 0, 1],
    [10, 2, 1],
    [10, 3, 0],
  ])('%i times the same two, %i times another: %i', async (pair, others, hits) => {
    const [maker, checker, other] = [await newAdmin(on), await newAdmin(on), await newAdmin(on)]
    for (let n = 0; n < others; n += 1) await approved(maker, other, 600, 1)
    for (let n = 0; n < pair; n += 1) await approved(maker, checker, 600, n === 0 ? 0 : 1)
    const found = await judge(insider, { since })
    expect(found.filter(({ subjectId }) => subjectId === checker)).toHaveLength(hits)
  })

  it.each([
    [9, 0],
    [10, 1],
  ])('read the data of %i people without a case: %i', async (reads, hits) => {
    const reader = await newAdmin(on)
    for (let n = 0; n < reads; n += 1) {
      const { customer } = await person(on)
      await on.query(
        `INSERT INTO audit_events (actor, actor_id, action, object_type, object_id) VALUES ('x@example.com', $1, 'sensitive_read', 'customer', $2)`,
        [reader, customer],
      )
    }
    const found = await judge(insider, { since })
    expect(found.filter(({ subjectId }) => subjectId === reader)).toHaveLength(hits)
  })
})
