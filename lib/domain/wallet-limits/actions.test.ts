import { beforeAll, describe, expect, it } from 'vitest'
import { approveRequest } from '@/lib/domain/approvals/actions'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newTransaction, newWallet } from '@/lib/testing/rows'
import { makeStaff, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import { changeLimits } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const limitsOf = async (id: string) =>
  (await owner.query('SELECT daily_limit, monthly_limit FROM wallets WHERE id = $1', [id])).rows[0]
const fieldsOf = (walletId: string, dailyLimit: string, monthlyLimit: string, more = {}) => ({
  walletId,
  dailyLimit,
  monthlyLimit,
  seenVersion: '10000.00/30000.00/basic/not_started',
  reason: 'Asked for at the branch',
  ...more,
})
const verified = { tier: 'verified', kyc_state: 'verified' }
const seenVersion = '10000.00/30000.00/verified/verified'

describeActions(database, {
  'lowering limits': {
    action: changeLimits,
    permission: 'wallets:limits:make',
    audited: 'wallet_limits_changed',
    make: async () => {
      const id = await newWallet(owner)
      return { id, fields: fieldsOf(id, '5000', '20000.50') }
    },
    stateOf: limitsOf,
  },
})

describe('raising limits', () => {
  const approvalOf = async (id: string) =>
    (await owner.query<{ id: string }>('SELECT id FROM approvals WHERE target_id = $1', [id])).rows[0]?.id ??
    ''
  const approve = async (id: string) =>
    send(approveRequest, await steppedUpTokenFor('compliance'), formOf({ approvalId: await approvalOf(id) }))

  it('wants a fresh proof and a second person', async () => {
    const id = await newWallet(owner, verified)
    const fields = fieldsOf(id, '20000', '30000', { seenVersion })
    expect(await send(changeLimits, await tokenFor('operations'), formOf(fields))).toMatchObject({
      code: 403,
      stepUp: 'second_factor',
    })
    const answer = await send(changeLimits, await steppedUpTokenFor('operations'), formOf(fields))
    expect(answer).toMatchObject({ status: 'done', result: { outcome: 'asked' } })
    expect(await limitsOf(id)).toEqual({ daily_limit: '10000.00', monthly_limit: '30000.00' })
    expect(await approve(id)).toMatchObject({ status: 'done' })
    expect(await limitsOf(id)).toEqual({ daily_limit: '20000.00', monthly_limit: '30000.00' })
  })

  it('a request about limits that changed is void', async () => {
    const id = await newWallet(owner, verified)
    const token = await steppedUpTokenFor('operations')
    await send(changeLimits, token, formOf(fieldsOf(id, '20000', '30000', { seenVersion })))
    await send(changeLimits, token, formOf(fieldsOf(id, '1000', '30000', { seenVersion })))
    expect(await approve(id)).toMatchObject({ code: 409, changed: { by: 'operations@example.com' } })
    expect(await limitsOf(id)).toMatchObject({ daily_limit: '1000.00' })
  })

  it.each([
    // As the tiers are configured at first: basic 10 000 / 30 000, premium 50 000 / 500 000.
    ['not verified, above its tier', {}, '10000.01', '30000', 'dailyLimit'],
    ['not verified, a month above its tier', {}, '10000', '30000.01', 'monthlyLimit'],
    ['verified, above the highest tier', verified, '50000.01', '500000', 'dailyLimit'],
    ['a month below a day', verified, '40000', '39999.99', 'monthlyLimit'],
    ['as they are', {}, '10000', '30000.00', 'dailyLimit'],
  ])('is refused: %s', async (_name, values, daily, monthly, field) => {
    const id = await newWallet(owner, values)
    const seen = 'tier' in values ? { seenVersion } : {}
    const answer = await send(
      changeLimits,
      await steppedUpTokenFor('operations'),
      formOf(fieldsOf(id, daily, monthly, seen)),
    )
    expect(answer).toMatchObject({ code: 422, fields: { [field]: expect.any(String) } })
  })

  it('says to who decides that it is above the tier', async () => {
    const id = await newWallet(owner, verified)
    const form = formOf(fieldsOf(id, '50000', '500000', { seenVersion }))
    expect(await send(changeLimits, await steppedUpTokenFor('operations'), form)).toMatchObject({
      status: 'done',
    })
    const { rows } = await owner.query('SELECT changes FROM approvals WHERE target_id = $1', [id])
    expect(rows[0]?.changes).toContainEqual(expect.objectContaining({ what: 'Against its tier' }))
  })
})

it('what a wallet has used: what went out, less what of it came back', async () => {
  const wallet_id = await newWallet(owner)
  const at = new Date('2026-03-15T10:00:00Z')
  const posted = { wallet_id, fee: 0, status: 'completed', balance_before: 500, completed_at: at }
  const { rows } = await owner.query<{ reference: string }>(
    'SELECT reference FROM transactions WHERE id = $1',
    [
      await newTransaction(owner, {
        ...posted,
        created_at: at,
        amount: 100,
        net_amount: 100,
        balance_after: 400,
      }),
    ],
  )
  const back = { ...posted, type: 'refund', direction: 'credit', external_reference: rows[0]?.reference }
  await newTransaction(owner, { ...back, created_at: at, amount: 30, net_amount: 30, balance_after: 530 })
  // Neither what failed, nor money that came in and goes back, nor yesterday's for today.
  await newTransaction(owner, { wallet_id, created_at: at, status: 'failed', failure_code: 'system_error' })
  await newTransaction(owner, {
    ...posted,
    type: 'refund',
    created_at: at,
    amount: 7,
    net_amount: 7,
    balance_after: 493,
  })
  const yesterday = new Date('2026-03-14T21:59:00Z')
  await newTransaction(owner, {
    ...posted,
    created_at: yesterday,
    amount: 11,
    net_amount: 11,
    balance_after: 489,
  })
  const used = await owner.query(`SELECT * FROM wallet_use($1, $2, 'Africa/Gaborone')`, [wallet_id, at])
  expect(used.rows).toEqual([{ today: '70.00', month: '81.00' }])
})
