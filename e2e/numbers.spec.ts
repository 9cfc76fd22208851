import { formatMoneyCompact } from '@/lib/format/money'
import { DashboardPage } from './pages/dashboard-page'
import { expect, test } from './support/fixtures'

// Each number on the page, the same number counted by plain SQL, and in the scrape. The simulator is off here.
const TODAY = `date_trunc('day', now() AT TIME ZONE 'Africa/Gaborone') AT TIME ZONE 'Africa/Gaborone'`

const CARDS: { card: string; row?: string; sql: string; metric?: RegExp }[] = [
  {
    card: 'Customers',
    sql: 'SELECT count(*) FROM customers',
    metric: /^phantom_banking_customers_total (\S+)/m,
  },
  {
    card: 'Customers',
    row: 'Verified',
    sql: 'SELECT count(*) FROM customers WHERE is_verified',
    metric: /^phantom_banking_customers_verified (\S+)/m,
  },
  {
    card: 'Customers',
    row: 'New today',
    sql: `SELECT count(*) FROM customers WHERE created_at >= ${TODAY}`,
    metric: /^phantom_banking_customers_created_today (\S+)/m,
  },
  {
    card: 'Merchants',
    sql: 'SELECT count(*) FROM merchants',
    metric: /^phantom_banking_merchants_total (\S+)/m,
  },
  {
    card: 'Merchants',
    row: 'Active',
    sql: `SELECT count(*) FROM merchants WHERE status = 'active'`,
    metric: /^phantom_banking_merchants_active (\S+)/m,
  },
  {
    card: 'Wallet balances',
    row: 'Wallets',
    sql: 'SELECT count(*) FROM wallets',
    metric: /^phantom_banking_wallets_total (\S+)/m,
  },
  {
    card: 'Wallet balances',
    row: 'Frozen',
    sql: `SELECT count(*) FROM wallets WHERE status IN ('frozen', 'frozen_debit')`,
    metric: /^phantom_banking_wallets_frozen (\S+)/m,
  },
  { card: 'Transactions today', sql: `SELECT count(*) FROM transactions WHERE created_at >= ${TODAY}` },
  {
    card: 'Transactions today',
    row: 'Failed',
    sql: `SELECT count(*) FROM transactions WHERE created_at >= ${TODAY} AND status = 'failed'`,
  },
  { card: 'QR codes today', sql: `SELECT count(*) FROM qr_codes WHERE created_at >= ${TODAY}` },
  {
    card: 'KYC pending',
    sql: `SELECT count(*) FROM kyc_records WHERE status = 'pending'`,
    metric: /^phantom_banking_kyc_pending (\S+)/m,
  },
]

const AT_ONCE = { timeout: 1_000 }

test('every number on the dashboard equals plain SQL, and the scrape', async ({
  page,
  database,
  request,
  scrapeToken,
}) => {
  const count = async (sql: string) => (await database.query<{ count: string }>(sql)).rows[0]?.count ?? ''
  const dashboard = new DashboardPage(page)
  const headers = { authorization: `Bearer ${scrapeToken}` }
  // Other tests write into this bank meanwhile: what they wrote is in the next snapshot.
  await expect(async () => {
    await dashboard.open()
    const scrape = await (await request.get('/monitoring/metrics', { headers })).text()
    for (const { card, row, sql, metric } of CARDS) {
      const counted = Number(await count(sql))
      const shown = row ? dashboard.row(card, row) : dashboard.value(card)
      await expect(shown, `${card} ${row ?? ''}`).toHaveText(counted.toLocaleString('en-BW'), AT_ONCE)
      if (metric) expect(Number(metric.exec(scrape)?.[1]), `${metric}`).toBe(counted)
    }
    const balance = await count('SELECT sum(balance) AS count FROM wallets')
    await expect(dashboard.value('Wallet balances')).toHaveText(formatMoneyCompact(balance), AT_ONCE)
    const exposed = /^phantom_banking_wallets_balance_total\{currency="BWP"\} (\S+)/m.exec(scrape)?.[1]
    expect(Number(exposed)).toBe(Number(balance))
  }).toPass({ timeout: 40_000 })
})

test('each chart has a table with the same data, and a file to take along', async ({ page }) => {
  await new DashboardPage(page).open()
  for (const chart of ['Transaction volume', 'KYC states', 'System resources', 'Entities']) {
    const card = page
      .getByRole('region', { name: chart })
      .or(page.getByLabel(chart, { exact: true }))
      .first()
    await card.scrollIntoViewIfNeeded()
    await expect(card.locator('canvas')).toBeVisible()
    await card.getByRole('button', { name: /table/i }).click()
    await expect(card.getByRole('table')).toBeVisible()
    const download = page.waitForEvent('download')
    await card
      .getByRole('button', { name: /csv|download/i })
      .or(card.getByRole('link', { name: /csv|download/i }))
      .first()
      .click()
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  }
})

test('the dashboard prints as one page', async ({ page }) => {
  const dashboard = new DashboardPage(page)
  await dashboard.open()
  const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
})
