import fc from 'fast-check'
import { Client } from 'pg'
import { expect } from 'vitest'
import { approveRequest } from '@/lib/domain/approvals/actions'
import { giveRefund } from '@/lib/domain/refunds/actions'
import {
  disputeTransaction,
  holdTransaction,
  releaseTransaction,
  stopTransaction,
} from '@/lib/domain/transactions/actions'
import { freezeWallet } from '@/lib/domain/wallets/actions'
import { invariants } from '@/prisma/demo/invariants'
import { formOf, send } from './action-cases'
import type { TestDatabase } from './database'
import { newMerchant, newPosted, newTransaction, newWallet } from './rows'
import { makeStaff, steppedUpTokenFor } from './staff'

/** Whose sessions act: what one session does is done one after the other, so there are several of a role. */
const ACTORS = [
  'operations',
  'operations',
  'operations',
  'superadmin',
  'superadmin',
  'superadmin',
  'compliance',
] as const

/** What somebody does, at the same time as others: to which of the transactions, how much, whether the line dies. */
const deed = fc.record({
  what: fc.constantFrom(
    ...(['refund', 'refund', 'refund', 'refund', 'pay', 'pay'] as const),
    ...(['approve', 'dispute', 'hold', 'release', 'stop', 'freeze'] as const),
  ),
  who: fc.nat(ACTORS.length - 1),
  which: fc.nat(5),
  thebe: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom(1, 5_000, 30_000, 150_000, 200_000)),
  twice: fc.boolean(),
})

/** Deeds of a moment, and how often a connection is killed in each half of it. */
export const moment = fc.record({
  deeds: fc.array(deed, { minLength: 8, maxLength: 24 }),
  kills: fc.nat(3),
})

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never

/** Wallets and their transactions on which people do anything at once; afterwards every rule about money holds. */
export function moneyBank(database: TestDatabase) {
  const { owner } = database
  let tokens: string[] = []
  let ids: string[] = []
  let wallets: string[] = []
  /** How often what was done, so that a run in which all was refused does not pass for a proof. */
  const done: Record<string, number> = {}

  /** Deposit, payments, a transfer and one that is under way, on two wallets: few, so that deeds meet. */
  async function newScene() {
    const one = await newWallet(owner, { balance: 0 })
    const other = await newWallet(owner, { balance: 0 })
    const merchant_id = await newMerchant(owner, { status: 'active' })
    const both = { type: 'wallet_transfer', external_reference: `TRF-${one.slice(-12)}` }
    const deposit = await newPosted(owner, {
      wallet_id: one,
      direction: 'credit',
      type: 'deposit',
      amount: 4000,
    })
    const payment = await newPosted(owner, { wallet_id: one, merchant_id, amount: 50, fee: 1.5 })
    const big = await newPosted(owner, { wallet_id: one, merchant_id, amount: 2000 })
    const sent = await newPosted(owner, {
      ...both,
      wallet_id: one,
      counterparty_wallet_id: other,
      amount: 300,
      fee: 3,
    })
    await newPosted(owner, {
      ...both,
      wallet_id: other,
      counterparty_wallet_id: one,
      direction: 'credit',
      amount: 300,
    })
    const open = await newTransaction(owner, { wallet_id: one, merchant_id, status: 'processing' })
    wallets = [one, other]
    ids = [deposit, payment, big, sent, open, payment]
    // Instants of their own, so that the order of the postings can be told.
    await owner.query(
      `UPDATE transactions t SET completed_at = created_at + n * interval '10 ms'
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM transactions WHERE wallet_id = ANY($1)) o
       WHERE t.id = o.id AND t.completed_at IS NOT NULL`,
      [wallets],
    )
  }

  const rowOf = async (id: string) =>
    (
      await owner.query<{ status: string; given: string }>(
        `SELECT status, (SELECT coalesce(sum(amount), 0)::numeric(18,2) FROM transactions r
           WHERE r.external_reference = t.reference AND r.type = 'refund') AS given FROM transactions t WHERE id = $1`,
        [id],
      )
    ).rows[0] ?? { status: '', given: '' }

  async function does({ what, who, which, thebe, twice }: Deed): Promise<unknown> {
    const token = tokens[who] ?? ''
    const id = ids[which] ?? ''
    const { status, given } = await rowOf(id)
    const reason = 'A property test'
    const seen = { transactionId: id, seenStatus: status, reason }
    // The same form sent twice, as a nervous person does.
    const times = (form: FormData, action: Parameters<typeof send>[0]) =>
      Promise.all(
        Array.from({ length: twice ? 2 : 1 }, async () => {
          const { status: outcome } = await send(action, token, form)
          done[`${what} ${outcome}`] = (done[`${what} ${outcome}`] ?? 0) + 1
        }),
      )
    switch (what) {
      case 'refund': {
        const amount = (thebe / 100).toFixed(2)
        const fields = {
          transactionId: id,
          seenVersion: `${status}/${given}`,
          amount,
          reasonCode: 'duplicate',
          reason,
        }
        return times(formOf(fields), giveRefund)
      }
      case 'dispute':
        return times(formOf(seen), disputeTransaction)
      case 'hold':
        return times(formOf(seen), holdTransaction)
      case 'release':
        return times(formOf(seen), releaseTransaction)
      case 'stop':
        return times(formOf(seen), stopTransaction)
      case 'approve': {
        const { rows } = await owner.query<{ id: string }>(
          `SELECT id FROM approvals WHERE status = 'pending' AND target_id = ANY($1)`,
          [ids],
        )
        return Promise.all(rows.map((row) => times(formOf({ approvalId: row.id }), approveRequest)))
      }
      case 'freeze': {
        if (thebe < 30_000) return // rarely, for it stops the rest
        const reviewOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
        const fields = {
          direction: 'debit',
          reason: 'lost_device',
          note: reason,
          reviewOn,
          seenStatus: 'active',
        }
        return times(formOf({ ...fields, walletId: wallets[which % 2] ?? '' }), freezeWallet)
      }
      case 'pay':
        return pay(wallets[which % 2] ?? '', thebe)
    }
  }

  /** A payment as the bank's core posts it: the wallet first, one instant after the last. */
  async function pay(wallet: string, thebe: number): Promise<void> {
    const core = await owner.connect()
    try {
      await core.query('BEGIN')
      await core.query('SELECT FROM wallets WHERE id = $1 FOR NO KEY UPDATE', [wallet])
      const { rows } = await core.query(
        `SELECT w.customer_id, w.balance, w.status, greatest(clock_timestamp(), max(t.completed_at) + interval '1 ms') AS at
         FROM wallets w LEFT JOIN transactions t ON t.wallet_id = w.id WHERE w.id = $1
         GROUP BY w.customer_id, w.balance, w.status`,
        [wallet],
      )
      const { balance, status, at } = rows[0]
      const amount = thebe / 100
      if (Number(balance) >= amount && status === 'active') {
        const left = (Number(balance) - amount).toFixed(2)
        await core.query('UPDATE wallets SET balance = $2 WHERE id = $1', [wallet, left])
        const values = { wallet_id: wallet, amount, fee: 0, net_amount: amount, status: 'completed' }
        await newTransaction(core, {
          ...values,
          balance_before: balance,
          balance_after: left,
          completed_at: at,
        })
      }
      await core.query('COMMIT')
    } catch {
      await core.query('ROLLBACK').catch(() => {}) // killed, or lost a deadlock
    } finally {
      core.release()
    }
  }

  async function kill(times: number): Promise<void> {
    const superuser = new Client({ connectionString: database.superuserUrl })
    await superuser.connect()
    try {
      for (let n = 0; n < times; n += 1) {
        await superuser.query('SELECT pg_sleep(random() * 0.1)') // at any moment
        await superuser.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = $1 AND usename = 'phantom_portal' AND xact_start IS NOT NULL ORDER BY random() LIMIT 1`,
          [database.name],
        )
      }
    } finally {
      await superuser.end()
    }
  }

  async function holds() {
    const client = await owner.connect()
    try {
      await client.query(`SET phantom.bank_time_zone = 'Africa/Gaborone'`)
      const broken: Record<string, number> = {}
      for (const { name, sql } of invariants.filter((one) => ABOUT_MONEY.test(one.name))) {
        const { rowCount } = await client.query(sql)
        if (rowCount) broken[name] = rowCount
      }
      expect(broken).toEqual({})
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::int FROM wallets WHERE balance < 0) AS "below zero",
           (SELECT count(*)::int FROM approvals a WHERE action = 'transaction.refund' AND (status = 'approved') <>
             EXISTS (SELECT FROM audit_events e WHERE e.action = 'transaction_refunded' AND e.after->>'approvalId' = a.id::text)) AS "half approved",
           (SELECT count(*)::int FROM transactions r WHERE type = 'refund' AND direction = 'credit' AND
             (SELECT count(*) FROM audit_events e WHERE e.after->>'refundId' = r.id::text) + (r.counterparty_wallet_id IS NOT NULL)::int = 0) AS "without a trace"`,
      )
      expect(rows[0]).toEqual({ 'below zero': 0, 'half approved': 0, 'without a trace': 0 })
    } finally {
      client.release()
    }
  }

  return {
    done,

    async prepare() {
      await makeStaff()
      await owner.query(`SELECT set_config('phantom.bank_time_zone', 'Africa/Gaborone', false)`)
    },

    /** Lets a moment happen, and looks whether all that must hold does. */
    async survives({ deeds, kills }: Moment) {
      tokens = await Promise.all(ACTORS.map(steppedUpTokenFor))
      await newScene()
      // In two halves, so that what needs something done before it, as an approval or a release, gets its turn.
      const half = deeds.length / 2
      for (const some of [deeds.slice(0, half), deeds.slice(half)]) {
        await Promise.all([...some.map(does), kill(kills)])
      }
      await holds()
    },
  }
}

const ABOUT_MONEY =
  /a wallet holds|each transaction begins|refunds together|frozen as its|last event of a transaction|follow one another|statistics/
