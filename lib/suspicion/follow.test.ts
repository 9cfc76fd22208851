import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { move, person } from '@/lib/testing/ledger'
import { newAdmin } from '@/lib/testing/rows'
import { stepDryRun } from './dry-run'
import { followBacklog, followNew, type Seen } from './follow'
import { judgeTransactions } from './judge'

const bank = await testDatabase()
const on = bank.owner
const ZONE = 'Africa/Gaborone'
let client: PoolClient

beforeAll(async () => {
  client = await bank.portal.connect()
})
afterAll(() => client.release())

const follow = async (seen: Seen = new Set()) => {
  const dealt: string[] = []
  await followNew(client, 'transactions', seen, async (ids) => dealt.push(...ids))
  return dealt
}
/** Follows until a restart would find nothing: the floor waits for what other databases of the cluster have open. */
const settle = (seen: Seen) =>
  vi.waitFor(
    async () => {
      expect(await follow(seen)).toEqual([])
      expect(await follow()).toEqual([])
    },
    { timeout: 10_000 },
  )
const judgeNew = (seen: Seen = new Set()) =>
  followNew(client, 'transactions', seen, (ids) => judgeTransactions(client, ids, ZONE))
const cash = (wallet: string, minutesAgo: number) =>
  move(on, {
    ...{ wallet, amount: 9_500, direction: 'credit', type: 'deposit', channel: 'cash' },
    at: new Date(Date.now() - minutesAgo * 60_000),
  })
const casesOf = async (customer: string) =>
  (
    await bank.portal.query(
      `SELECT s.id, s.status, s.hits, s.summary, (SELECT count(*)::int FROM suspicious_hits h WHERE h.suspicious_id = s.id) AS kept
         FROM suspicious_activities s WHERE customer_id = $1 ORDER BY opened_at, id`,
      [customer],
    )
  ).rows

describe('following the bank', () => {
  it('deals with what is new once, and again after a restart only with what may not be over', async () => {
    const { wallet } = await person(on)
    const seen: Seen = new Set()
    const first = await cash(wallet, 3)
    expect(await follow(seen)).toEqual([first])
    expect(await follow(seen)).toEqual([])
    const second = await cash(wallet, 2)
    expect(await follow(seen)).toEqual([second])
    await settle(seen)
  })

  it('skips no late commit, and does not wait for it either', async () => {
    const { wallet, customer } = await person(on)
    const seen: Seen = new Set()
    await follow(seen)
    const late = await on.connect()
    await late.query('BEGIN')
    const { rows } = await late.query(
      `INSERT INTO transactions (reference, direction, type, channel, amount, net_amount, wallet_id, customer_id)
       VALUES ('TXN-20261124-LATE0001', 'credit', 'deposit', 'cash', 1, 1, $1, $2) RETURNING id`,
      [wallet, customer],
    )
    const quick = await cash(wallet, 1)
    expect(await follow(seen)).toEqual([quick])
    expect(await follow(seen)).toEqual([])
    const another = await cash(wallet, 1)
    expect(await follow(seen)).toEqual([another])
    await late.query('COMMIT')
    late.release()
    expect(await follow(seen)).toEqual([rows[0].id])
    await settle(seen)
  })

  it('leaves a long stretch to the background, so that what is new does not wait behind it', async () => {
    await settle(new Set())
    const { wallet, customer } = await person(on)
    await on.query(
      `INSERT INTO transactions (reference, direction, type, channel, amount, net_amount, wallet_id, customer_id, created_at)
       SELECT 'TXN-20261124-B' || lpad(n::text, 7, '0'), 'debit', 'merchant_payment', 'wallet', 1, 1, $1, $2, now() - interval '40 days' + n * interval '1 hour'
       FROM generate_series(1, 900) n`,
      [wallet, customer],
    )
    await on.query(
      `INSERT INTO transactions (reference, direction, type, channel, amount, net_amount, wallet_id, customer_id, created_at)
       SELECT 'TXN-20261124-C' || lpad(n::text, 7, '0'), 'debit', 'merchant_payment', 'wallet', 1, 1, w.id, w.customer_id, now() - interval '9 days'
       FROM generate_series(1, 5200) n, (SELECT * FROM wallets LIMIT 1) w`,
    )
    const seen: Seen = new Set()
    const dealt = await follow(seen)
    expect(dealt.length).toBeLessThanOrEqual(1_001)
    await vi.waitFor(
      async () => {
        dealt.push(...(await follow(seen)))
        expect((await bank.portal.query('SELECT FROM suspicious_backlog')).rows).toHaveLength(1)
      },
      { timeout: 10_000 },
    )
    let waited = 0
    for (let last = 1; last > 0; waited += last)
      last = await followBacklog(client, 'transactions', 2_000, async () => {})
    expect(waited + dealt.length).toBe(6_100)
    expect((await bank.portal.query('SELECT FROM suspicious_backlog')).rows).toEqual([])
    expect(await follow(seen)).toEqual([])
  })
})

describe('cases', () => {
  it('a hit opens a case, a further one extends it, the same one again does nothing', async () => {
    const { wallet, customer } = await person(on)
    await cash(wallet, 3)
    await cash(wallet, 2)
    await judgeNew()
    expect(await casesOf(customer)).toEqual([])
    const third = await cash(wallet, 1)
    await judgeNew()
    expect(await casesOf(customer)).toMatchObject([{ status: 'open', hits: 1, kept: 1 }])
    await cash(wallet, 0)
    await judgeNew()
    await judgeTransactions(client, [third], ZONE)
    expect(await casesOf(customer)).toMatchObject([
      { hits: 2, kept: 2, summary: expect.stringMatching(/^4 amounts of cash paid in within 24 hours/) },
    ])
  })

  it('what is judged again after the case was closed opens no other; a new occasion does', async () => {
    const { wallet, customer } = await person(on)
    const ids = [await cash(wallet, 4), await cash(wallet, 3), await cash(wallet, 2)]
    await judgeNew()
    await bank.portal.query(
      `UPDATE suspicious_activities SET status = 'closed', outcome = 'false_positive', closed_by = $2, closed_at = now() WHERE customer_id = $1`,
      [customer, await newAdmin(on)],
    )
    await judgeTransactions(client, ids, ZONE)
    expect(await casesOf(customer)).toHaveLength(1)
    await cash(wallet, 1)
    await judgeNew()
    expect(await casesOf(customer)).toMatchObject([{ status: 'closed' }, { status: 'open', hits: 1 }])
    const { rows } = await bank.portal.query(`SELECT * FROM suspicious_totals WHERE rule = 'structuring'`)
    expect(rows).toMatchObject([{ hits: '4', cases: '3', closed: '1', false_positive: '1' }])
  })

  it('is judged whole or not at all', async () => {
    const { wallet, customer } = await person(on)
    for (let n = 4; n > 1; n -= 1) await cash(wallet, n)
    const broken = followNew(client, 'transactions', new Set(), async (ids) => {
      await judgeTransactions(client, ids, ZONE)
      throw new Error('cut off')
    })
    await expect(broken).rejects.toThrow('cut off')
    expect(await casesOf(customer)).toEqual([])
    await judgeNew()
    expect(await casesOf(customer)).toHaveLength(1)
  })

  it('nobody rewrites what was found, or a version of a rule', async () => {
    for (const sql of [
      `UPDATE suspicious_hits SET sentence = 'x'`,
      'DELETE FROM suspicious_hits',
      `UPDATE suspicious_rule_versions SET thresholds = '{}'`,
      'DELETE FROM suspicious_rule_versions',
    ]) {
      await expect(bank.portal.query(sql)).rejects.toMatchObject({ code: '42501' })
      await expect(on.query(sql)).rejects.toMatchObject({ code: 'PB003' })
    }
  })
})

describe('a dry run', () => {
  const ask = async (thresholds: object) => {
    const { rows } = await on.query(
      `INSERT INTO suspicious_dry_runs (rule, base_version, thresholds, asked_by, from_at, until_at, reached_at)
       VALUES ('structuring', 1, $1, $2, now() - interval '30 days', now(), now() - interval '30 days') RETURNING id`,
      [thresholds, await newAdmin(on)],
    )
    while (await stepDryRun(client, ZONE));
    return (await on.query('SELECT * FROM suspicious_dry_runs WHERE id = $1', [rows[0].id])).rows[0]
  }

  it('counts what the changed rule and the present one find, and opens nothing', async () => {
    const before = (await on.query('SELECT count(*) FROM suspicious_activities')).rows
    const hits = Number(
      (await on.query(`SELECT hits FROM suspicious_totals WHERE rule = 'structuring'`)).rows[0].hits,
    )
    const same = await ask({ reportAt: 10_000, fromPercent: 80, inDay: 3, inWeek: 3 })
    expect(same).toMatchObject({ hits: String(hits), hits_now: String(hits), problem: null })
    expect(same.done_at).toBeInstanceOf(Date)
    const strict = await ask({ reportAt: 10_000, fromPercent: 80, inDay: 4, inWeek: 4 })
    expect(Number(strict.hits)).toBeLessThan(hits)
    expect(strict).toMatchObject({ hits_now: String(hits), judged: same.judged })
    expect((await on.query('SELECT count(*) FROM suspicious_activities')).rows).toEqual(before)
  })
})
