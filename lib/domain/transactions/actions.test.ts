import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newEftPayment, newPosted, newTransaction, newWallet } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import * as actions from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const stateOf = async (id: string) =>
  (await owner.query('SELECT status, is_reconciled FROM transactions WHERE id = $1', [id])).rows[0]

const reason = 'Looks like the one before'
const inStatus =
  (status: string, make = newTransaction) =>
  async () => {
    const id = await make(owner, { status })
    return { id, fields: { transactionId: id, seenStatus: status, reason } }
  }
const posted = (is_reconciled: boolean) => async () => {
  const id = await newPosted(owner, { is_reconciled })
  return { id, fields: { transactionId: id, reason: 'FNB, 23 November, line 12' } }
}

describeActions(database, {
  'holding a transaction': {
    action: actions.holdTransaction,
    permission: 'transactions:hold',
    audited: 'transaction_held',
    make: inStatus('processing'),
    stateOf,
  },
  'releasing a transaction': {
    action: actions.releaseTransaction,
    permission: 'transactions:hold',
    audited: 'transaction_released',
    make: inStatus('on_hold'),
    stateOf,
  },
  'stopping a transaction': {
    action: actions.stopTransaction,
    permission: 'transactions:hold',
    audited: 'transaction_cancelled',
    make: inStatus('on_hold'),
    stateOf,
  },
  'opening a dispute': {
    action: actions.disputeTransaction,
    permission: 'transactions:dispute',
    audited: 'transaction_disputed',
    make: inStatus('completed', newPosted),
    stateOf,
  },
  'settling a dispute': {
    action: actions.settleDispute,
    permission: 'transactions:settle',
    audited: 'dispute_settled',
    make: inStatus('disputed', newPosted),
    stateOf,
  },
  'marking as reconciled': {
    action: actions.reconcileTransaction,
    permission: 'transactions:reconcile',
    audited: 'transaction_reconciled',
    make: posted(false),
    stateOf,
  },
  'taking the mark back': {
    action: actions.unreconcileTransaction,
    permission: 'transactions:reconcile',
    audited: 'reconciliation_undone',
    make: posted(true),
    stateOf,
  },
})

it('the event says who held it and why', async () => {
  const { id, fields } = await inStatus('pending')()
  await send(actions.holdTransaction, await tokenFor('compliance'), formOf(fields))
  const { rows } = await owner.query(
    `SELECT from_status, to_status, actor, reason FROM transaction_events WHERE transaction_id = $1 ORDER BY id DESC LIMIT 1`,
    [id],
  )
  expect(rows[0]).toEqual({
    from_status: 'pending',
    to_status: 'on_hold',
    actor: emailOf('compliance'),
    reason,
  })
})

it('an EFT payment goes where its held top-up goes', async () => {
  const token = await tokenFor('operations')
  for (const [action, status] of [
    [actions.releaseTransaction, 'processing'],
    [actions.stopTransaction, 'cancelled'],
  ] as const) {
    const wallet_id = await newWallet(owner)
    const held = { status: 'on_hold', type: 'eft_topup', direction: 'credit', net_amount: 99, wallet_id }
    const id = await newTransaction(owner, held)
    const payment = await newEftPayment(owner, { wallet_id, amount: 100, transaction_id: id })
    await send(action, token, formOf({ transactionId: id, seenStatus: 'on_hold', reason }))
    const { rows } = await owner.query('SELECT status FROM eft_payments WHERE id = $1', [payment])
    expect(rows[0]?.status).toBe(status)
  }
})

it('says who was faster when the bank’s core was', async () => {
  const { id, fields } = await inStatus('pending')()
  const core = await owner.connect()
  await core.query(`BEGIN; SET LOCAL phantom.actor = 'core-banking'`)
  await core.query(`UPDATE transactions SET status = 'cancelled' WHERE id = $1`, [id])
  await core.query('COMMIT')
  core.release()
  const answer = await send(actions.holdTransaction, await tokenFor('operations'), formOf(fields))
  expect(answer).toMatchObject({
    code: 409,
    message: 'The transaction is cancelled now: look again first.',
    changed: { by: 'core-banking' },
  })
})

it('nothing that has not moved money is reconciled', async () => {
  const id = await newTransaction(owner)
  const form = formOf({ transactionId: id, reason: 'line 3' })
  const answer = await send(actions.reconcileTransaction, await tokenFor('operations'), form)
  expect(answer).toMatchObject({ code: 422 })
})
