import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAccessGrants } from '@/lib/domain/access/data'
import { accessGrantList } from '@/lib/domain/access/schema'
import { countCustomers, listCustomers } from '@/lib/domain/customers/data'
import { customerList } from '@/lib/domain/customers/schema'
import { listEftPayments } from '@/lib/domain/eft/data'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import { countKycRecords, listKycRecords } from '@/lib/domain/kyc/data'
import { kycList } from '@/lib/domain/kyc/schema'
import { countMerchants, listMerchants } from '@/lib/domain/merchants/data'
import { merchantList } from '@/lib/domain/merchants/schema'
import { PRESETS } from '@/lib/domain/overview/charts/presets'
import type { Range } from '@/lib/domain/overview/charts/range'
import { type RangeFigures, readRangeFigures } from '@/lib/domain/overview/charts/read'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { takeSnapshot } from '@/lib/domain/overview/snapshot/take'
import { countQrCodes, listQrCodes } from '@/lib/domain/qr/data'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { countTransactions, listTransactions } from '@/lib/domain/transactions/data'
import { transactionList } from '@/lib/domain/transactions/schema'
import { listWallets } from '@/lib/domain/wallets/data'
import { walletList } from '@/lib/domain/wallets/schema'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { loadDemo } from '@/prisma/demo/load'
import { waitingItems } from '../../../admin/_components/waiting'
import { bankCharts } from './bank-charts'
import { kpis } from './kpis'

const ZONE = 'Africa/Gaborone'
const bank = await testDatabase()
const client = new Client({ connectionString: bank.portalUrl })
const HOUR = 3_600_000
const ago = (hours: number) => new Date(Math.floor(Date.now() / HOUR) * HOUR - hours * HOUR)
const RANGES: Range[] = [
  ...PRESETS.map((key) => ({ key })),
  { key: 'custom', from: ago(31), to: ago(5) },
  { key: 'custom', from: ago(200), to: ago(0) },
]

let snapshot: BankSnapshot
let ranges: RangeFigures[]

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, {
    ...{
      customers: 400,
      merchants: 30,
      transactions: 5_000,
      days: 40,
      seed: 11,
      timeZone: ZONE,
      now: new Date(),
    },
  })
  await bank.owner.query(
    `UPDATE wallet_freezes SET review_on = current_date - 1 WHERE id IN
       (SELECT id FROM wallet_freezes WHERE lifted_at IS NULL ORDER BY id LIMIT 3)`,
  )
  await bank.owner.query(
    `UPDATE merchant_customer_access SET expires_at = now() + interval '3 days' WHERE id IN
       (SELECT id FROM merchant_customer_access WHERE is_active ORDER BY id LIMIT 5)`,
  )
  await client.connect()
  snapshot = (await takeSnapshot(client, { timeZone: ZONE, idleMinutes: 15, statementTimeoutMs: 30_000 }))
    .snapshot
  ranges = []
  for (const range of RANGES) ranges.push(await readRangeFigures(bank.portal, range, ZONE))
}, 90_000)
afterAll(() => client.end())

type List = {
  definition: ListDefinition
  list: (state: ListState) => Promise<ListPage<{ id: string }>>
  count?: (state: ListState) => Promise<number | null>
}

const LISTS: List[] = [
  { definition: customerList, list: listCustomers, count: countCustomers },
  { definition: merchantList, list: listMerchants, count: countMerchants },
  { definition: walletList, list: listWallets },
  { definition: transactionList, list: listTransactions, count: countTransactions },
  { definition: qrCodeList, list: listQrCodes, count: countQrCodes },
  { definition: kycList, list: listKycRecords, count: countKycRecords },
  { definition: eftPaymentList, list: listEftPayments },
  { definition: accessGrantList, list: listAccessGrants },
]

type Drill = { name: string; href: string; rows: number }

/** What the list behind an address holds: counted page by page, and what it says itself. */
async function behind(href: string): Promise<{ walked: number; said: number | null }> {
  const { pathname, searchParams } = new URL(href, 'http://portal')
  const found = LISTS.find(({ definition }) => definition.path === pathname)
  if (!found) throw new Error(`${pathname} is no list`)
  const params = Object.fromEntries(searchParams)
  const state = parseList(found.definition, { ...params, size: '100' })
  expect(state.ignored, href).toEqual([])
  let page = await found.list(state)
  let walked = page.rows.length
  while (page.next) {
    page = await found.list({ ...state, cursor: { direction: 'after', value: page.next } })
    walked += page.rows.length
  }
  return { walked, said: (await found.count?.(state)) ?? null }
}

async function check(drills: readonly Drill[]): Promise<void> {
  const wrong: string[] = []
  for (const { name, href, rows } of drills) {
    const { walked, said } = await behind(href)
    if (walked !== rows || (said !== null && said !== rows)) {
      wrong.push(`${name}: shows ${rows}, the list has ${walked} and says ${said} (${href})`)
    }
  }
  expect(wrong).toEqual([])
}

it('every number of every card leads to exactly the rows it counts', async () => {
  const drills: Drill[] = kpis(snapshot, new Date(snapshot.takenAt)).flatMap(
    ({ name, href, count, rows, change }) => [
      { name, href: href ?? '', rows: count },
      ...rows.map((row) => ({ name: `${name} › ${row.label}`, href: row.href ?? '', rows: row.rows ?? -1 })),
      ...(change?.href
        ? [{ name: `${name}: ${change.text}`, href: change.href, rows: Number.parseInt(change.text, 10) }]
        : []),
    ],
  )
  expect(drills.length).toBeGreaterThanOrEqual(30)
  await check(drills)
})

it('everything that waits for a person leads to it', async () => {
  const items = waitingItems(snapshot, {}, new Date())
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Frozen wallets due for review',
      'Access grants expiring',
      'KYC reviews pending',
    ]),
  )
  await check(items.map(({ name, href, count }) => ({ name, href: href ?? '', rows: count })))
})

it.each(RANGES.map((_, index) => [RANGES[index]?.key, index] as const))(
  'every segment of every chart of %s (%i) leads to exactly its rows',
  async (_, index) => {
    const figures = ranges[index]
    if (!figures) throw new Error('not read')
    const { volume, success, channels, kyc, entities } = bankCharts(figures, snapshot, ZONE)
    const steps = figures.steps.flatMap((step, at) => {
      if (!step) return []
      const name = `step ${at}`
      return [
        { name, href: volume?.links?.[at] ?? '', rows: step.completed },
        { name, href: success?.links?.[at] ?? '', rows: step.completed + step.failed },
      ]
    })
    const byName = new Map(figures.channels.map(({ channel, now }) => [channel, now.completed]))
    const parts = (channels?.links ?? []).map((href) => ({
      name: 'channel',
      href: href ?? '',
      rows: byName.get(new URLSearchParams(href?.split('?')[1]).get('channel') ?? '') ?? -1,
    }))
    const valued = [kyc, entities].flatMap((view) =>
      (view?.links ?? []).map((href, at) => ({
        name: view?.data.labels[at] ?? '',
        href: href ?? '',
        rows: Number(view?.data.series[0]?.values[at]),
      })),
    )
    await check([...steps, ...parts, ...(index === 0 ? valued : valued.slice(0, kyc?.links?.length))])
  },
)
