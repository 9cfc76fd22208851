import { beforeAll, describe, expect, it } from 'vitest'
import { approveRequest } from '@/lib/domain/approvals/actions'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import {
  insert,
  newAdmin,
  newEftPayment,
  newMerchant,
  newPosted,
  newTransaction,
  newWallet,
} from '@/lib/testing/rows'
import { makeStaff, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import { giveRefund } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const refundsOf = async (id: string) =>
  (
    await owner.query(
      `SELECT r.direction, r.amount, r.net_amount, r.balance_before, r.balance_after, r.status, r.wallet_id
       FROM transactions r JOIN transactions o ON o.reference = r.external_reference
       WHERE o.id = $1 AND r.type = 'refund' ORDER BY r.id`,
      [id],
    )
  ).rows
const statusOf = async (id: string) =>
  (await owner.query('SELECT status FROM transactions WHERE id = $1', [id])).rows[0]?.status
const balanceOf = async (id: string) =>
  (await owner.query('SELECT balance FROM wallets WHERE id = $1', [id])).rows[0]?.balance

const fieldsOf = (transactionId: string, changes: Record<string, string> = {}) => ({
  transactionId,
  seenVersion: 'completed/0.00',
  amount: '100.00',
  reasonCode: 'duplicate',
  reason: 'Paid twice at the till',
  ...changes,
})
const give = async (id: string, changes: Record<string, string> = {}) =>
  send(giveRefund, await tokenFor('operations'), formOf(fieldsOf(id, changes)))

describeActions(database, {
  'giving a refund': {
    action: giveRefund,
    permission: 'transactions:refund',
    audited: 'transaction_refunded',
    make: async () => {
      const id = await newPosted(owner)
      return { id, fields: fieldsOf(id) }
    },
    stateOf: async (id) => [await statusOf(id), await refundsOf(id)],
  },
})

describe('what moves', () => {
  it('a payment comes back into the wallet, and is refunded once it is whole', async () => {
    const wallet_id = await newWallet(owner, { balance: 500 })
    const id = await newPosted(owner, { wallet_id, fee: 1.5, merchant_id: await newMerchant(owner) })
    expect(await balanceOf(wallet_id)).toBe('398.50')
    expect(await give(id, { amount: '40.25' })).toMatchObject({
      status: 'done',
      result: {
        outcome: 'refunded',
        left: '59.75',
        reference: expect.stringMatching(/^TXN-\d{8}-[0-9A-Z]{8}$/),
      },
    })
    expect(await statusOf(id)).toBe('completed')
    expect(await give(id, { amount: '59.75', seenVersion: 'completed/40.25' })).toMatchObject({
      status: 'done',
    })
    expect(await statusOf(id)).toBe('refunded')
    expect(await balanceOf(wallet_id)).toBe('498.50')
    expect(await refundsOf(id)).toMatchObject([
      { direction: 'credit', amount: '40.25', balance_before: '398.50', balance_after: '438.75', wallet_id },
      { direction: 'credit', amount: '59.75', balance_before: '438.75', balance_after: '498.50', wallet_id },
    ])
    const { rows } = await owner.query(
      `SELECT reason FROM transaction_events WHERE transaction_id = $1 AND to_status = 'refunded'`,
      [id],
    )
    expect(rows).toEqual([{ reason: 'Paid twice at the till' }])
  })

  it('a deposit goes out of the wallet again, and its EFT payment is refunded with it', async () => {
    const wallet_id = await newWallet(owner, { balance: 50 })
    const eft = { wallet_id, direction: 'credit', type: 'eft_topup', channel: 'eft' }
    const id = await newPosted(owner, eft)
    const done = {
      status: 'completed',
      processed_at: new Date(Date.now() + 1000),
      completed_at: new Date(Date.now() + 2000),
    }
    const payment = await newEftPayment(owner, { wallet_id, amount: 100, transaction_id: id, ...done })
    expect(await give(id)).toMatchObject({ status: 'done' })
    expect(await balanceOf(wallet_id)).toBe('50.00')
    expect(await refundsOf(id)).toMatchObject([{ direction: 'debit', balance_after: '50.00' }])
    const { rows } = await owner.query('SELECT status FROM eft_payments WHERE id = $1', [payment])
    expect(rows[0]?.status).toBe('refunded')
  })

  async function transfer() {
    const sender = await newWallet(owner, { balance: 300 })
    const receiver = await newWallet(owner, { balance: 10 })
    const same = {
      type: 'wallet_transfer',
      channel: 'wallet',
      external_reference: `TRF-${sender.slice(-12)}`,
    }
    const sent = await newPosted(owner, {
      ...same,
      wallet_id: sender,
      counterparty_wallet_id: receiver,
      fee: 3,
    })
    const got = await newPosted(owner, {
      ...same,
      wallet_id: receiver,
      counterparty_wallet_id: sender,
      direction: 'credit',
    })
    return { sender, receiver, sent, got }
  }

  it('a transfer is taken back from its receiver, both sides in step', async () => {
    const { sender, receiver, sent, got } = await transfer()
    expect(await give(sent)).toMatchObject({ status: 'done' })
    expect([await balanceOf(sender), await balanceOf(receiver)]).toEqual(['297.00', '10.00'])
    expect([await statusOf(sent), await statusOf(got)]).toEqual(['refunded', 'refunded'])
    expect(await refundsOf(sent)).toMatchObject([{ direction: 'credit', wallet_id: sender }])
    expect(await refundsOf(got)).toMatchObject([{ direction: 'debit', wallet_id: receiver }])
  })

  it('is refused where the receiver has spent it, or from the receiver’s side', async () => {
    const { receiver, sent, got } = await transfer()
    expect(await give(got)).toMatchObject({ code: 422 })
    await newPosted(owner, { wallet_id: receiver, amount: 60 })
    expect(await give(sent)).toMatchObject({
      code: 422,
      fields: { amount: expect.stringContaining('P\u00a050.00') },
    })
    expect(await refundsOf(sent)).toEqual([])
  })

  it.each([
    ['debit', 'frozen', false],
    ['debit', 'frozen_debit', true],
    ['credit', 'frozen', false],
    ['credit', 'frozen_debit', false],
  ])('a %s on a wallet that is %s', async (direction, status, works) => {
    const wallet_id = await newWallet(owner)
    const id = await newPosted(owner, { wallet_id, direction, type: 'deposit' })
    const client = await owner.connect()
    await client.query('BEGIN')
    await insert(client, 'wallet_freezes', {
      wallet_id,
      direction: status === 'frozen' ? 'all' : 'debit',
      reason: 'suspected_fraud',
      review_on: new Date(Date.now() + 86_400_000),
      frozen_by: await newAdmin(owner),
    })
    await client.query('UPDATE wallets SET status = $2 WHERE id = $1', [wallet_id, status])
    await client.query('COMMIT')
    client.release()
    const answer = await give(id)
    if (works) expect(answer).toMatchObject({ status: 'done' })
    else expect(answer).toMatchObject({ code: 422, message: expect.stringContaining('frozen') })
  })
})

describe('amounts', () => {
  it.each([
    ['12,50', 'commas'],
    ['1,234.50', 'commas'],
    ['1e2', 'digits'],
    ['-5', 'sign'],
    ['−5', 'sign'],
    ['0.001', 'thebe'],
    ['0.00', 'nothing'],
    ['', 'amount'],
    ['12.', 'digits'],
    ['٣', 'digits'],
    ['99999999999999999999', 'more than the bank'],
  ])('%s is refused at its field, and kept', async (amount, words) => {
    const id = await newPosted(owner)
    const answer = await give(id, { amount })
    expect(answer).toMatchObject({
      code: 400,
      fields: { amount: expect.stringContaining(words) },
      values: { amount },
    })
    expect(await refundsOf(id)).toEqual([])
  })

  it('never more than what is left, nor more than the wallet has', async () => {
    const id = await newPosted(owner)
    expect(await give(id, { amount: '100.01' })).toMatchObject({
      code: 422,
      fields: { amount: expect.any(String) },
    })
    const wallet_id = await newWallet(owner, { balance: 0 })
    const credit = await newPosted(owner, { wallet_id, direction: 'credit', type: 'deposit' })
    await newPosted(owner, { wallet_id, amount: 0.01 })
    expect(await give(credit)).toMatchObject({
      code: 422,
      fields: { amount: expect.stringContaining('holds') },
    })
  })

  it('the database refuses as well, whoever writes', async () => {
    const wallet_id = await newWallet(owner)
    const id = await newPosted(owner, { wallet_id })
    const { rows } = await owner.query('SELECT reference FROM transactions WHERE id = $1', [id])
    const back = {
      type: 'refund',
      direction: 'credit',
      wallet_id,
      fee: 0,
      external_reference: rows[0]?.reference,
    }
    await newTransaction(owner, { ...back, amount: 60, net_amount: 60 })
    const more = newTransaction(owner, { ...back, amount: 40.01, net_amount: 40.01 })
    await expect(more).rejects.toMatchObject({ code: 'PB005' })
    const elsewhere = newTransaction(owner, {
      ...back,
      wallet_id: await newWallet(owner),
      amount: 1,
      net_amount: 1,
    })
    await expect(elsewhere).rejects.toMatchObject({ code: 'PB005' })
    expect(await give(id, { amount: '40.01', seenVersion: 'completed/60.00' })).toMatchObject({ code: 422 })
  })
})

describe('above what one person may', () => {
  const big = async () =>
    newPosted(owner, { wallet_id: await newWallet(owner, { balance: 9000 }), amount: 1500 })
  const approvalOf = async (id: string) =>
    (
      await owner.query<{ id: string; status: string }>(
        'SELECT id, status FROM approvals WHERE target_id = $1',
        [id],
      )
    ).rows[0]
  const approve = async (id: string) =>
    send(
      approveRequest,
      await steppedUpTokenFor('compliance'),
      formOf({ approvalId: (await approvalOf(id))?.id ?? '' }),
    )

  it('it is asked for, and moves when somebody else approves', async () => {
    const id = await big()
    expect(await give(id, { amount: '1000.01' })).toMatchObject({ result: { outcome: 'asked' } })
    expect(await refundsOf(id)).toEqual([])
    expect(await approve(id)).toMatchObject({ status: 'done' })
    expect(await refundsOf(id)).toMatchObject([{ amount: '1000.01', status: 'completed' }])
  })

  it('what one person gave back counts, so that nobody splits it', async () => {
    const id = await big()
    expect(await give(id, { amount: '1000.00' })).toMatchObject({ result: { outcome: 'refunded' } })
    const seenVersion = 'completed/1000.00'
    expect(await give(id, { amount: '0.01', seenVersion })).toMatchObject({ result: { outcome: 'asked' } })
  })

  it('a request about a transaction that changed is void', async () => {
    const id = await big()
    await give(id, { amount: '1200' })
    await give(id, { amount: '5' })
    expect(await approve(id)).toMatchObject({ code: 409, changed: { by: 'operations@example.com' } })
    expect(await refundsOf(id)).toMatchObject([{ amount: '5.00' }])
  })

  it('a refusal of the bank’s rules leaves the request as it was', async () => {
    const wallet_id = await newWallet(owner, { balance: 0 })
    const id = await newPosted(owner, { wallet_id, direction: 'credit', type: 'deposit', amount: 2000 })
    await give(id, { amount: '2000' })
    await newPosted(owner, { wallet_id, amount: 1999 })
    expect(await approve(id)).toMatchObject({ code: 422 })
    expect(await approvalOf(id)).toMatchObject({ status: 'pending' })
  })
})
