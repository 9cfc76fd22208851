import { beforeAll, describe, expect, it } from 'vitest'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { testDatabase } from '@/lib/testing/database'
import { newAdmin } from '@/lib/testing/rows'
import { balanceInvariants, invariants } from '@/prisma/demo/invariants'
import { loadDemo } from '@/prisma/demo/load'
import { plantedPeople, plantedPhones } from '@/prisma/demo/planted-cases'
import { Random } from '@/prisma/demo/random'
import { begin } from './begin'
import { CORE, type Tick } from './context'
import { demoBank } from './demo-bank'
import { kinds } from './kinds'
import { refund } from './look-back'
import { scanQrCode } from './qr'
import { decide, startReview } from './review-kyc'
import { signUp } from './sign-up'
import { simulate } from './simulate'
import { submitKyc } from './submit-kyc'

const bank = await testDatabase()
const timeZone = 'Africa/Gaborone'
const size = { customers: 300, merchants: 20, transactions: 4_000, days: 30, seed: 5 }
const loadedAt = new Date(Date.now() - 6 * 3_600_000)
const phones = plantedPhones(size.seed, size.customers)

type Row = Record<string, unknown>
const rows = async <T extends Row>(sql: string, values: unknown[] = []) =>
  (await bank.owner.query<T>(sql, values)).rows
const values = async (sql: string) => (await rows<{ v: string }>(sql)).map(({ v }) => v)

/** A stream of numbers in [0, 1) that is the same on every run. */
function stream(seed: number): () => number {
  const random = new Random(seed)
  let drawn = 0
  return () => random.uniform(drawn++, 0)
}

/** Everything in the bank that belongs to the people of the planted cases. */
const planted = () =>
  rows(
    `SELECT c.*, w.*, (SELECT json_agg(t ORDER BY t.id) FROM transactions t WHERE t.customer_id = c.id OR t.counterparty_wallet_id = w.id) AS moves,
            (SELECT json_agg(k ORDER BY k.id) FROM kyc_records k WHERE k.customer_id = c.id) AS records,
            (SELECT json_agg(e ORDER BY e.id) FROM eft_payments e WHERE e.customer_id = c.id) AS efts,
            (SELECT json_agg(q ORDER BY q.id) FROM qr_codes q WHERE q.customer_id = c.id) AS codes
       FROM customers c JOIN wallets w ON w.customer_id = c.id WHERE c.phone = ANY ($1) ORDER BY c.phone`,
    [phones],
  )

/** Two minutes and a bit: longer than a top-up waits to be taken up. */
const EVERY = 125_000

/** The bank's life in steps of two minutes, each as busy as ten. */
async function live(ticks: number, seed: number, every = EVERY, from = loadedAt): Promise<number> {
  const random = stream(seed)
  let done = 0
  for (let n = 1; n <= ticks; n++) {
    done += await simulate({ now: new Date(from.getTime() + n * every), random, seconds: 600 })
  }
  return done
}

async function expectInvariants(): Promise<void> {
  const client = await bank.owner.connect()
  try {
    await client.query(`SET phantom.bank_time_zone = '${timeZone}'`)
    for (const { name, sql } of invariants) {
      const broken = await client.query(sql)
      expect(broken.rows.length, name).toBe(balanceInvariants.includes(name) ? 1 : 0)
    }
  } finally {
    client.release(true)
  }
}

async function tickAt(now: Date, random: () => number): Promise<Tick> {
  const demo = await demoBank()
  if (!demo) throw new Error('The bank of this test is a demo')
  return { now, random, seconds: 900, timeZone, bank: demo }
}

/** Does something that needs somebody fit for it, as often as it takes to find one. */
async function until(work: (tx: Transaction) => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) if (await transaction(work)) return
  throw new Error('Nobody is fit for it')
}

let before: Row[] = []

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, { ...size, timeZone, now: loadedAt })
  before = await planted()
  const tick = await tickAt(new Date(loadedAt.getTime() + 1_000), stream(7))
  const efts = kinds.filter(({ type }) => type === 'eft_topup')
  for (const kind of [...kinds, ...Array.from({ length: 20 }, () => efts).flat()]) {
    await transaction((tx) => begin(tx, tick, kind), { actor: CORE })
  }
  await until((tx) => refund(tx, tick))
  await until((tx) => signUp(tx, tick))
  await live(14, 12_345)
  // What would be luck in so short a life: top-ups that are taken up and still on their way, a code that is taken back.
  const late = await tickAt(new Date(loadedAt.getTime() + 14 * EVERY), stream(8))
  for (const kind of Array.from({ length: 5 }, () => efts).flat()) {
    await transaction((tx) => begin(tx, late, kind), { actor: CORE })
  }
  for (const kind of kinds.filter(({ type }) => type === 'qr_payment')) {
    await transaction((tx) => begin(tx, late, kind), { actor: CORE })
  }
  const [code] = await values(
    `SELECT id AS v FROM qr_codes WHERE status = 'active' AND scans = 0 AND created_at > '${loadedAt.toISOString()}' LIMIT 1`,
  )
  await until((tx) => scanQrCode(tx, { ...late, random: () => 0 }, code ?? ''))
  await live(1, 54_321, EVERY, late.now)
}, 120_000)

describe('a living demo bank', () => {
  it('keeps every invariant', expectInvariants)

  it('begins every kind of transaction and ends them in every way', async () => {
    const since = `created_at > '${loadedAt.toISOString()}'`
    expect(
      await values(`SELECT DISTINCT type::text AS v FROM transactions WHERE ${since} ORDER BY 1`),
    ).toEqual([
      'cashout',
      'deposit',
      'eft_topup',
      'fee',
      'merchant_credit',
      'merchant_debit',
      'merchant_payment',
      'qr_payment',
      'refund',
      'topup',
      'wallet_transfer',
      'withdrawal',
    ])
    const statuses = await values(`SELECT DISTINCT status::text AS v FROM transactions WHERE ${since}`)
    expect(statuses).toEqual(expect.arrayContaining(['pending', 'processing', 'completed', 'failed']))
    const codes = await values(
      `SELECT DISTINCT failure_code::text AS v FROM transactions WHERE ${since} AND failure_code IS NOT NULL`,
    )
    // Which of them occur depends on whose wallets the clock and the ids bring up: `fail.test.ts` looks at each.
    expect(codes.length).toBeGreaterThan(0)
  })

  it('takes up what is pending before it ends it', async () => {
    const [row] = await rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM transaction_events e JOIN transactions t ON t.id = e.transaction_id
        WHERE t.created_at > $1 AND e.to_status = 'completed' AND e.from_status = 'pending'`,
      [loadedAt],
    )
    expect(row?.n).toBe(0)
  })

  it('uses some QR codes, has some cancelled and leaves some to run out', async () => {
    const codes = await rows<{ status: string; scanned: boolean }>(
      `SELECT DISTINCT status::text, scans > 0 AS scanned FROM qr_codes WHERE created_at > $1`,
      [loadedAt],
    )
    expect(codes).toEqual(
      expect.arrayContaining([
        { status: 'used', scanned: true },
        { status: 'active', scanned: false },
        { status: 'cancelled', scanned: false },
      ]),
    )
  })

  it('receives EFT payments of several banks, on their way and ended', async () => {
    const banks = await values(
      `SELECT DISTINCT bank::text AS v FROM eft_payments WHERE created_at > '${loadedAt.toISOString()}'`,
    )
    expect(banks.length).toBeGreaterThan(4)
    const statuses = await values(
      `SELECT DISTINCT status::text AS v FROM eft_payments WHERE created_at > '${loadedAt.toISOString()}'`,
    )
    expect(statuses).toEqual(expect.arrayContaining(['completed', 'processing']))
  })

  it('signs up customers whose wallets are basic', async () => {
    const fresh = await rows<{ status: string; same: boolean }>(
      `SELECT w.status::text, w.daily_limit = l.daily_limit AND w.tier = 'basic' OR w.kyc_state = 'verified' AS same
         FROM customers c JOIN wallets w ON w.customer_id = c.id JOIN wallet_tier_limits l ON l.tier = 'basic' WHERE c.created_at > $1`,
      [loadedAt],
    )
    expect(fresh.length).toBeGreaterThan(0)
    expect(new Set(fresh.map(({ same }) => same))).toEqual(new Set([true]))
  })

  it('submits KYC records with their documents', async () => {
    const [row] = await rows<{ submitted: number; bare: number; waiting: number }>(
      `SELECT count(*) FILTER (WHERE submitted_at > $1)::int AS submitted,
              count(*) FILTER (WHERE submitted_at > $1 AND NOT EXISTS (SELECT FROM kyc_documents d WHERE d.kyc_record_id = k.id))::int AS bare,
              count(*) FILTER (WHERE status = 'pending')::int AS waiting FROM kyc_records k`,
      [loadedAt],
    )
    expect(row?.submitted).toBeGreaterThan(1)
    expect(row?.bare).toBe(0)
    expect(row?.waiting).toBeGreaterThan(0)
  })

  it('leaves the people of the planted cases alone', async () => {
    expect(before).toHaveLength(plantedPeople.length)
    expect(before.map((row) => row.full_name).sort()).toEqual(
      plantedPeople.map(({ firstName, lastName }) => `${firstName} ${lastName}`).sort(),
    )
    expect(await planted()).toEqual(before)
  })
})

describe('a review', () => {
  const outcomes = [
    { luck: 0.5, status: 'approved', verified: true },
    { luck: 0.85, status: 'rejected', verified: false },
    { luck: 0.95, status: 'resubmission_requested', verified: false },
  ]
  for (const { luck, status, verified } of outcomes) {
    it(`${status} has its effects and its audit row`, async () => {
      const hour = (hours: number) => new Date(loadedAt.getTime() + hours * 3_600_000)
      const tick = await tickAt(hour(0.3), stream(luck * 100))
      const reviewer = tick.bank.reviewers[0]
      if (!reviewer) throw new Error('The demo has reviewers')
      const step = (work: (tx: Transaction) => Promise<boolean>) =>
        transaction(work, { actor: reviewer.email })
      let tries = 0
      while (!(await step((tx) => submitKyc(tx, tick)))) if (++tries > 50) throw new Error('Nobody submits')
      expect(await step((tx) => startReview(tx, { ...tick, now: hour(0.5) }, reviewer))).toBe(true)
      const later = { ...tick, now: hour(5.9), random: () => luck }
      expect(await step((tx) => decide(tx, later, reviewer))).toBe(true)
      const [event] = await rows<{ action: string; record: string }>(
        `SELECT action, object_id AS record FROM audit_events ORDER BY id DESC LIMIT 1`,
      )
      expect(event?.action).toBe(`kyc_${status}`)
      const [after] = await rows(
        `SELECT k.status::text, c.is_verified AS verified, w.tier::text, w.daily_limit = l.daily_limit AS limits
           FROM kyc_records k JOIN customers c ON c.id = k.customer_id JOIN wallets w ON w.customer_id = c.id
           JOIN wallet_tier_limits l ON l.tier = w.tier WHERE k.id::text = $1`,
        [event?.record],
      )
      expect(after?.status).toBe(status)
      if (verified) expect(after).toMatchObject({ verified, limits: true })
      if (verified) expect(after?.tier).not.toBe('basic')
    })
  }

  it('is left to whoever else took the record', async () => {
    const tick = await tickAt(new Date(), stream(1))
    const [taken] = await rows<{ id: string }>(
      `UPDATE kyc_records SET status = 'in_progress', claimed_by = $1, claimed_until = now() + interval '30 minutes', review_started_at = now() - interval '1 hour'
        WHERE id = (SELECT id FROM kyc_records WHERE status = 'pending' LIMIT 1) RETURNING id`,
      [await newAdmin(bank.owner, { role: 'compliance' })],
    )
    for (const reviewer of tick.bank.reviewers) {
      let left = 50
      while (left-- > 0 && (await transaction((tx) => decide(tx, tick, reviewer))));
    }
    expect(await values(`SELECT status::text AS v FROM kyc_records WHERE id = '${taken?.id}'`)).toEqual([
      'in_progress',
    ])
  })
})

it('two at once break no balance', async () => {
  const from = new Date(loadedAt.getTime() + 1 * 3_600_000)
  const [one, other] = await Promise.all([live(4, 1, 60_000, from), live(4, 2, 60_000, from)])
  expect(Math.min(one, other)).toBeGreaterThan(0)
  await expectInvariants()
}, 60_000)
