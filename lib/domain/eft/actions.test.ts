import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newEftPayment, newTransaction, newWallet } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { failPayment, retryPayment } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const HOUR = 3_600_000
const stateOf = async (id: string) =>
  (
    await owner.query(
      `SELECT e.status, e.attempts, e.failure_reason, t.status AS top_up, t.failure_code
       FROM eft_payments e LEFT JOIN transactions t ON t.id = e.transaction_id WHERE e.id = $1`,
      [id],
    )
  ).rows[0]

async function stuck(hours = 25) {
  const wallet_id = await newWallet(owner)
  const created_at = new Date(Date.now() - hours * HOUR)
  const topUp = {
    wallet_id,
    type: 'eft_topup',
    direction: 'credit',
    net_amount: 99,
    status: 'processing',
    created_at,
  }
  const transaction_id = await newTransaction(owner, topUp)
  const id = await newEftPayment(owner, {
    wallet_id,
    transaction_id,
    amount: 100,
    status: 'processing',
    created_at,
    processed_at: created_at,
  })
  const fields = {
    paymentId: id,
    seenStatus: 'processing',
    seenAttempts: '1',
    reason: 'No trace of it at FNB',
  }
  return { id, fields: { ...fields, failureCode: 'network_timeout' } }
}

describeActions(database, {
  'sending a stuck payment again': {
    action: retryPayment,
    permission: 'eft:manage',
    audited: 'eft_retried',
    make: stuck,
    stateOf,
  },
  'failing a stuck payment': {
    action: failPayment,
    permission: 'eft:manage',
    audited: 'eft_failed',
    make: stuck,
    stateOf,
  },
})

it('fails the top-up with it', async () => {
  const { id, fields } = await stuck()
  await send(failPayment, await tokenFor('operations'), formOf(fields))
  expect(await stateOf(id)).toEqual({
    status: 'failed',
    attempts: 1,
    failure_reason: 'Network timeout: No trace of it at FNB',
    top_up: 'failed',
    failure_code: 'network_timeout',
  })
})

it('leaves alone what its bank may still answer, and what was sent just now', async () => {
  const token = await tokenFor('operations')
  const young = await stuck(23.9)
  expect(await send(failPayment, token, formOf(young.fields))).toMatchObject({ code: 422 })
  expect(await stateOf(young.id)).toMatchObject({ status: 'processing', top_up: 'processing' })
  const { fields } = await stuck()
  expect(await send(retryPayment, token, formOf(fields))).toMatchObject({
    status: 'done',
    result: { attempts: 2 },
  })
  expect(await send(retryPayment, token, formOf({ ...fields, seenAttempts: '2' }))).toMatchObject({
    code: 422,
  })
})
