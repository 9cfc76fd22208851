import { pino } from 'pino'
import { beforeEach, expect, it } from 'vitest'
import { dayTurnJob } from '@/lib/jobs/kyc-renewals'
import { work } from '@/lib/jobs/worker'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { killWhoWaitsFor } from '@/lib/testing/kill-waiting'
import { newAdmin, newCustomer, newKycRecord, newWallet } from '@/lib/testing/rows'
import { listMismatches, listRenewals, readCalendar, readForecast } from './data'
import { findMismatches, workDayTurn } from './mutations'
import { renewalList } from './schema'

const ZONE = 'Africa/Gaborone'
const bank = await testDatabase()
const { owner } = bank

/** The days before, now and after the bank's midnight. */
const day = async (offset: number): Promise<Date> => {
  const { rows } = await owner.query<{ at: Date }>(
    `SELECT (((now() AT TIME ZONE $1)::date + $2::int)::timestamp AT TIME ZONE $1) AS at`,
    [ZONE, offset],
  )
  return rows[0]?.at ?? new Date(0)
}
const before = (at: Date, milliseconds = 1) => new Date(at.getTime() - milliseconds)

async function approved(expires_at: Date, values: Record<string, unknown> = {}, customer?: string) {
  const decided_by = await newAdmin(owner)
  const customer_id = customer ?? (await newCustomer(owner, { is_verified: true }))
  if (!customer) {
    await newWallet(owner, {
      ...{
        customer_id,
        tier: 'verified',
        daily_limit: 50_000,
        monthly_limit: 200_000,
        kyc_state: 'verified',
      },
    })
  }
  const long = new Date(expires_at.getTime() - 365 * 86_400_000)
  const decided = { status: 'approved', decided_by, decided_at: long, submitted_at: long, expires_at }
  return { customer_id, id: await newKycRecord(owner, { customer_id, ...decided, ...values }) }
}

async function standing(customer: string) {
  const { rows } = await owner.query(
    `SELECT w.tier::text, w.kyc_state::text AS kyc, w.daily_limit::text AS daily, c.is_verified AS verified,
       (SELECT array_agg(k.status::text ORDER BY k.expires_at) FROM kyc_records k WHERE k.customer_id = c.id) AS records,
       (SELECT count(*)::int FROM audit_events e JOIN kyc_records k ON k.id::text = e.object_id
         WHERE k.customer_id = c.id AND e.action = 'kyc_expired') AS trail
     FROM customers c JOIN wallets w ON w.customer_id = c.id WHERE c.id = $1`,
    [customer],
  )
  return rows[0]
}

const turns = async () =>
  (await owner.query('SELECT day::text, expired, finished_at IS NOT NULL AS finished FROM kyc_day_turns'))
    .rows

beforeEach(async () => {
  await owner.query('DELETE FROM kyc_day_turns')
})

it('ends what was over when the bank’s day began, and not a millisecond more', async () => {
  const over = await approved(before(await day(0)))
  const today = await approved(await day(0))
  expect(await workDayTurn(ZONE, 100)).toBe(1)
  expect(await standing(over.customer_id)).toEqual({
    ...{ tier: 'basic', kyc: 'expired', daily: '10000.00', verified: false, records: ['expired'], trail: 1 },
  })
  expect(await standing(today.customer_id)).toMatchObject({ tier: 'verified', verified: true, trail: 0 })
  expect(await workDayTurn(ZONE, 100)).toBeNull()
  expect(await turns()).toMatchObject([{ expired: 1, finished: true }])
  const { rows } = await owner.query('SELECT actor FROM kyc_events WHERE kyc_record_id = $1 ORDER BY id', [
    over.id,
  ])
  expect(rows.at(-1)).toEqual({ actor: 'worker' })
})

it('leaves a customer what another approval supports, and a wallet that waits for one waiting', async () => {
  const two = await approved(before(await day(0)), { level: 'premium' })
  await approved(await day(100), { level: 'basic' }, two.customer_id)
  await owner.query(`UPDATE wallets SET tier = 'premium', monthly_limit = 500000 WHERE customer_id = $1`, [
    two.customer_id,
  ])
  const waits = await approved(before(await day(0)))
  await newKycRecord(owner, { customer_id: waits.customer_id })
  await workDayTurn(ZONE, 100)
  expect(await standing(two.customer_id)).toMatchObject({ tier: 'verified', kyc: 'verified', verified: true })
  expect(await standing(waits.customer_id)).toMatchObject({ tier: 'basic', kyc: 'pending', verified: false })
})

it('happens once, with two workers and whatever number of attempts at once', async () => {
  const customers = []
  for (let i = 0; i < 12; i += 1) customers.push((await approved(before(await day(-1)))).customer_id)
  const log = pino({ level: 'silent' })
  const stop = new AbortController()
  const job = { ...dayTurnJob, intervalMs: 100 }
  const url = bank.portalUrl
  const workers = [0, 1].map(() => work({ url, jobs: async () => [job], signal: stop.signal, log }))
  await Promise.all([0, 1, 2].map(() => workDayTurn(ZONE, 5)))
  await expect.poll(turns, { timeout: 8_000 }).toMatchObject([{ expired: 12, finished: true }])
  stop.abort()
  await Promise.all(workers)
  for (const customer of customers)
    expect(await standing(customer)).toMatchObject({ trail: 1, tier: 'basic' })
})

it('goes on where a worker was killed, and ends nothing by half', async () => {
  const { customer_id } = await approved(before(await day(0)))
  const holder = await owner.connect()
  try {
    // The record has ended by then; the wallet is held.
    await holder.query('BEGIN')
    await holder.query('SELECT FROM wallets WHERE customer_id = $1 FOR UPDATE', [customer_id])
    const attempt = workDayTurn(ZONE, 100).then(
      () => 'done',
      () => 'cut off',
    )
    await killWhoWaitsFor(bank, holder)
    expect(await attempt).toBe('cut off')
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
  expect(await standing(customer_id)).toMatchObject({ tier: 'verified', records: ['approved'], trail: 0 })
  expect(await workDayTurn(ZONE, 100)).toBe(1)
  expect(await standing(customer_id)).toMatchObject({ tier: 'basic', records: ['expired'], trail: 1 })
})

it('finds exactly the wallets whose tier or limits their KYC does not support', async () => {
  const fits = await approved(await day(50))
  const noKyc = await newWallet(owner, { tier: 'premium', daily_limit: 50_000, monthly_limit: 500_000 })
  const limit = await newWallet(owner, { daily_limit: 10_000.01, monthly_limit: 30_000 })
  const closed = await newWallet(owner, {
    ...{ tier: 'premium', balance: 0, status: 'closed', closed_at: new Date() },
  })
  const { rows: all } = await owner.query(
    `SELECT w.id FROM wallets w JOIN wallet_tier_limits l ON l.tier = (SELECT coalesce(max(CASE k.level
         WHEN 'premium' THEN 'premium' ELSE 'verified' END::wallet_tier), 'basic')
       FROM kyc_records k WHERE k.customer_id = w.customer_id AND k.status = 'approved')
     WHERE w.status <> 'closed' AND (w.tier > l.tier OR w.daily_limit > l.daily_limit OR w.monthly_limit > l.monthly_limit)`,
  )
  expect(await findMismatches()).toBe(all.length)
  const shown = (await listMismatches()).map(({ walletId }) => walletId)
  expect(shown.sort()).toEqual(all.map(({ id }) => id).sort())
  expect(shown).toEqual(expect.arrayContaining([noKyc, limit]))
  expect(shown).not.toContain(closed)
  expect((await listMismatches()).map(({ customerId }) => customerId)).not.toContain(fits.customer_id)
  await owner.query('UPDATE wallets SET daily_limit = 10000 WHERE id = $1', [limit])
  expect((await listMismatches()).map(({ walletId }) => walletId)).not.toContain(limit)
  expect(await findMismatches()).toBe(all.length - 1)
})

it('shows what is coming as plain SQL counts it', async () => {
  await approved(await day(3))
  await approved(await day(20))
  const forecast = await readForecast()
  const calendar = await readCalendar()
  const { rows } = await owner.query(
    `SELECT count(*) FILTER (WHERE status = 'approved' AND expires_at < now() + interval '30 days')::int AS soon,
       count(*) FILTER (WHERE status = 'approved' AND expires_at >= date_trunc('week', now(), $1)
         AND expires_at < date_trunc('week', now(), $1) + interval '182 days')::int AS half_year,
       count(*) FILTER (WHERE status = 'approved' AND expires_at >= date_trunc('week', now(), $1)
         AND expires_at < date_trunc('week', now(), $1) + interval '42 days')::int AS six_weeks FROM kyc_records`,
    [ZONE],
  )
  expect(forecast.endingSoon).toBe(rows[0].soon)
  expect(forecast.weeks.reduce((sum, { ending }) => sum + ending, 0)).toBe(rows[0].half_year)
  expect(calendar.reduce((sum, { ending }) => sum + ending, 0)).toBe(rows[0].six_weeks)
  const [busy] = calendar.filter(({ ending }) => ending > 0)
  const ofDay = await listRenewals(parseList(renewalList, { from: busy?.date, to: busy?.date }))
  expect(ofDay.rows).toHaveLength(busy?.ending ?? 0)
  const soon = await listRenewals(parseList(renewalList, { state: 'ending_soon' }))
  expect(soon.rows).toHaveLength(rows[0].soon)
  const expired = await listRenewals(parseList(renewalList, { state: 'expired' }))
  expect(expired.rows).toHaveLength(forecast.expired)
})
