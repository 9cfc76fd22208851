import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { parseList, type RawParams } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import {
  customerOf,
  insert,
  newAdmin,
  newEftPayment,
  newMerchant,
  newQrCode,
  newTransaction,
  newWallet,
} from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { AGES, eftDesk, loadEftDesk, loadEftFigures } from './eft'
import { freezeDesk, loadFreezeDesk, loadFreezeFigures, REVIEWS } from './freezes'
import { followGrantUse } from './grant-use'
import { GRANT_NEEDS, grantDesk, loadGrantDesk, loadGrantFigures } from './grants'
import { refreshLimitUse } from './limit-use'
import { LIMIT_STATES, limitDesk, loadLimitDesk, loadLimitFigures } from './limits'
import { loadQrDesk } from './qr'

const ZONE = 'Africa/Gaborone'
const { owner, portalUrl } = await testDatabase()
let token = ''
beforeAll(async () => {
  await makeStaff()
  token = await tokenFor('auditor')
})

const asked = <T>(work: () => Promise<T>) => inRequest({ token }, work)
type Load<Row> = (state: ListState) => Promise<ListPage<Row>>
const idsOf = <Row extends { id: string }>(load: Load<Row>, list: ListDefinition, params: RawParams = {}) =>
  asked(async () => (await load(parseList(list, { size: '100', ...params }))).rows.map(({ id }) => id))

/** As the worker does it, with the rights of the portal. */
async function withWorker<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: portalUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

describe('wallets near their limits', () => {
  const spend = (wallet_id: string, amount: number, values = {}) =>
    newTransaction(owner, { ...{ wallet_id, amount, fee: 0, net_amount: amount }, ...values })
  const refresh = () => withWorker((client) => refreshLimitUse(client, ZONE))

  it('are those at four fifths and at all of a limit, and every number is that of its rows', async () => {
    const limits = { daily_limit: 1_000, monthly_limit: 100_000 }
    const below = await newWallet(owner, limits)
    const near = await newWallet(owner, limits)
    const full = await newWallet(owner, limits)
    const month = await newWallet(owner, { daily_limit: 1_000, monthly_limit: 1_000 })
    await spend(below, 799.99)
    await spend(near, 800)
    await spend(near, 5_000, { status: 'failed', failure_code: 'system_error' }) // uses nothing
    await spend(near, 5_000, { direction: 'credit', net_amount: 5_000 }) // comes in
    await spend(full, 1_000)
    await spend(month, 900) // of both its limits
    expect(await refresh()).toBe(3)
    expect(await idsOf(loadLimitDesk, limitDesk)).toEqual([full, month, near])
    const rows = { near_day: [month, near], over_day: [full], near_month: [month], over_month: [] }
    const figures = await asked(() => loadLimitFigures())
    for (const limit of LIMIT_STATES) {
      expect(await idsOf(loadLimitDesk, limitDesk, { limit }), limit).toEqual(rows[limit])
      expect(figures[limit], limit).toBe(rows[limit].length)
    }
    const { rows: differing } = await owner.query(
      `SELECT FROM wallet_limit_use k, wallet_use(k.wallet_id, now(), $1) u
       WHERE (k.used_today, k.used_month) IS DISTINCT FROM (u.today, u.month)`,
      [ZONE],
    )
    expect(differing).toEqual([]) // what the page of each wallet shows
    await spend(near, 200)
    await owner.query(`UPDATE wallets SET daily_limit = 5000 WHERE id = $1`, [full])
    expect(await refresh()).toBe(2)
    expect(await idsOf(loadLimitDesk, limitDesk, { limit: 'over_day' })).toEqual([near])
  })

  it('begin anew at midnight and on the first of the month, in the zone of the bank', async () => {
    const wallet = await newWallet(owner, { daily_limit: 1_000, monthly_limit: 1_000_000 })
    const { rows } = await owner.query<{ midnight: Date }>(
      `SELECT date_trunc('day', now() AT TIME ZONE $1) AT TIME ZONE $1 AS midnight`,
      [ZONE],
    )
    const midnight = rows[0]?.midnight.getTime() ?? 0
    await spend(wallet, 900, { created_at: new Date(midnight - 1) })
    await refresh()
    expect(await idsOf(loadLimitDesk, limitDesk)).not.toContain(wallet)
    await spend(wallet, 900, { created_at: new Date(midnight) })
    await refresh()
    expect(await idsOf(loadLimitDesk, limitDesk)).toContain(wallet)
  })
})

it('freezes: by the day of their review, each number that of its rows', async () => {
  const frozen_by = await newAdmin(owner)
  const freeze = async (days: number) => {
    const client = await owner.connect()
    await client.query('BEGIN')
    const wallet_id = await newWallet(owner)
    const { rows } = await client.query(`SELECT ((now() AT TIME ZONE $1)::date + $2::int)::text AS day`, [
      ZONE,
      days,
    ])
    const id = await insert(client, 'wallet_freezes', {
      ...{
        wallet_id,
        frozen_by,
        direction: 'all',
        reason: 'other',
        review_on: rows[0]?.day,
        frozen_at: ago(5_000),
      },
    })
    await client.query(`UPDATE wallets SET status = 'frozen' WHERE id = $1`, [wallet_id])
    await client.query('COMMIT')
    client.release()
    return id
  }
  const [later, week, today, overdue] = [await freeze(8), await freeze(7), await freeze(0), await freeze(-1)]
  expect(await idsOf(loadFreezeDesk, freezeDesk)).toEqual([overdue, today, week, later])
  const { reviews, reasons } = await asked(() => loadFreezeFigures())
  const rows: Record<string, (string | undefined)[]> = {
    later: [later],
    week: [week],
    today: [today],
    overdue: [overdue],
  }
  for (const review of REVIEWS) {
    expect(await idsOf(loadFreezeDesk, freezeDesk, { review }), review).toEqual(rows[review])
    expect(reviews[review], review).toBe(1)
  }
  expect(reasons).toEqual([{ reason: 'other', count: 4 }])
})

it('EFT payments under way: by bank and age, each number that of its rows', async () => {
  const make = (hours: number, bank: string, status = 'pending') =>
    newEftPayment(owner, {
      ...{ bank, status, created_at: ago(hours) },
      ...(status !== 'pending' && { processed_at: ago(hours - 1) }),
    })
  const ids = {
    over_7_days: [await make(169, 'fnb')],
    days_3_7: [await make(167, 'fnb', 'processing')],
    days_2_3: [await make(71, 'absa')],
    days_1_2: [await make(25, 'absa'), await make(24.5, 'fnb')],
    in_time: [await make(23, 'fnb')],
  }
  const figures = await asked(() => loadEftFigures())
  for (const age of AGES) {
    expect(await idsOf(loadEftDesk, eftDesk, { age }), age).toEqual(ids[age])
    const count = figures.filter((each) => each.age === age).reduce((sum, each) => sum + each.count, 0)
    expect(count, age).toBe(ids[age].length)
  }
  expect(figures).toContainEqual({ bank: 'absa', age: 'days_1_2', count: 1, amount: '500.00' })
  expect(await idsOf(loadEftDesk, eftDesk, { age: 'days_1_2', bank: 'fnb' })).toEqual([ids.days_1_2[1]])
})

it('grants: about to end, run out, and unused as the transactions say', async () => {
  const merchant_id = await newMerchant(owner)
  const grant = async (created: number, values = {}) => {
    const wallet_id = await newWallet(owner)
    const customer_id = await customerOf(owner, wallet_id)
    const id = await insert(owner, 'merchant_customer_access', {
      ...{ merchant_id, customer_id, access_type: 'full', grant_reason: 'admin_grant', granted_by: 'x' },
      ...{ created_at: ago(created), ...values },
    })
    return { id, wallet_id }
  }
  const pay = (wallet_id: string, hours: number, status = 'completed') =>
    newTransaction(owner, {
      ...{ wallet_id, merchant_id, status, created_at: ago(hours) },
      ...(status === 'completed' && { completed_at: ago(hours), balance_before: 1_000, balance_after: 899 }),
      ...(status === 'failed' && { failure_code: 'system_error' }),
    })
  const DAY = 24
  const used = await grant(90 * DAY)
  await pay(used.wallet_id, 80 * DAY)
  await pay(used.wallet_id, 10 * DAY)
  const asleep = await grant(90 * DAY)
  await pay(asleep.wallet_id, 61 * DAY)
  await pay(asleep.wallet_id, 1 * DAY, 'failed') // did nothing
  const soon = await grant(1, { expires_at: ago(-6 * DAY) })
  const month = await grant(1, { expires_at: ago(-29 * DAY) })
  const over = await grant(100, { expires_at: ago(1) })
  await grant(90 * DAY, { is_active: false })
  const follow = () => withWorker((client) => followGrantUse(client, new AbortController().signal))
  expect(await follow()).toBeGreaterThan(0)
  expect(await follow()).toBe(0) // again, and nothing new
  const rows = { unused: [asleep.id], days_7: [soon.id], days_30: [month.id], expired: [over.id] }
  const figures = await asked(() => loadGrantFigures())
  for (const need of GRANT_NEEDS) {
    expect(await idsOf(loadGrantDesk, grantDesk, { need }), need).toEqual(rows[need])
    expect(figures[need], need).toBe(1)
  }
  await pay(asleep.wallet_id, 0)
  await follow()
  expect(await idsOf(loadGrantDesk, grantDesk, { need: 'unused' })).toEqual([])
})

it('QR codes: what became of those made in a period, in all and by merchant', async () => {
  const merchant_id = await newMerchant(owner, { business_name: 'Pula Kiosk' })
  const scanned = { created_at: ago(0.1), scanned_at: new Date(), scans: 1 }
  await newQrCode(owner, { merchant_id })
  await newQrCode(owner, { merchant_id, ...scanned })
  await newQrCode(owner, { merchant_id, status: 'cancelled' })
  await newQrCode(owner, {
    merchant_id,
    created_at: ago(24 * 40),
    expires_at: ago(24 * 40 - 0.2),
    status: 'expired',
  })
  const { all, merchants } = await asked(() => loadQrDesk('30d'))
  expect(all).toEqual({ generated: 3, scanned: 1, used: 0, expired: 0, active: 2, cancelled: 1 })
  expect(merchants).toMatchObject([{ merchant: 'Pula Kiosk', generated: 3, scanned: 1 }])
})
