import type { Client } from 'pg'
import type { Page } from 'playwright/test'
import { stateFile } from './support/banks'
import { expect, test } from './support/fixtures'

test.use({ role: 'compliance' })

let client: Client
/** What an officer may take: it waits, or its claim has ended. */
const FREE = `(status = 'pending' OR (status = 'in_progress' AND claimed_until <= now()))`

test.beforeAll(async ({ database }) => {
  client = database
  // Every case is a clear one: which of them come first differs from bank to bank.
  await client.query(
    `UPDATE kyc_records SET document_expires_on = current_date + 400 WHERE status IN ('pending', 'in_progress')`,
  )
  await client.query(
    `UPDATE kyc_records SET risk_score = 90 WHERE id = (SELECT id FROM kyc_records WHERE ${FREE} ORDER BY queue_order, id LIMIT 1)`,
  )
})

async function one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
  const { rows } = await client.query(sql, values)
  return rows[0] as Row
}

const idOf = (page: Page) => page.url().split('/').at(-1) ?? ''
const statusOf = async (id: string) =>
  (await one<{ status: string }>('SELECT status::text FROM kyc_records WHERE id = $1', [id])).status

/** The case is open, claimed and its first document is to be seen. */
async function opened(page: Page, not: string): Promise<string> {
  await page.waitForURL((url) => /kyc\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(not))
  await expect(page.getByText('claimed by you')).toBeVisible()
  await expect(page.getByRole('region', { name: /^Document: / }).getByRole('img')).toBeVisible()
  return idOf(page)
}

test('a compliance officer’s morning, without the mouse', async ({ page, browser, banks }) => {
  test.setTimeout(120_000)
  await page.goto('/admin')
  // Keys count from when the page listens to them.
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('k')
    await page.waitForURL('**/admin/kyc', { timeout: 2_000 })
  }).toPass()
  const { pending, high } = await one<{ pending: number; high: string }>(
    `SELECT count(*) FILTER (WHERE status = 'pending')::int AS pending,
       (array_agg(id ORDER BY queue_order, id))[1]::text AS high
     FROM kyc_records WHERE ${FREE}`,
  )
  await expect(page.getByText(`${pending} pending, the oldest`)).toBeVisible()

  await page.keyboard.press('n')
  expect(await opened(page, 'nothing')).toBe(high)
  await expect(page.getByText('High risk').first()).toBeVisible()

  // What is masked is shown on purpose only, and leaves its trace.
  await expect(page.getByRole('cell', { name: /••• •••/ }).first()).toBeVisible()
  await page.keyboard.press('v')
  await expect(page.getByRole('cell', { name: /••• •••/ })).toHaveCount(0)

  // The document is turned and enlarged by keys; the policy of the page allows it.
  const image = page.getByRole('region', { name: /^Document: / }).getByRole('img')
  await page.keyboard.press(']')
  await page.keyboard.press('+')
  await expect(image).toHaveCSS('transform', /matrix\([\d.e-]+, 1\.5, -1\.5, /)
  await page.keyboard.press('2')
  await expect(page.getByRole('button', { name: /, document 2$/ })).toHaveAttribute('aria-pressed', 'true')

  // A high risk: the first of two approvals, and the next case.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('a second officer decides')
  await page.keyboard.press('Enter')
  const second = await opened(page, high)
  expect(await statusOf(high)).toBe('pending')

  // Something is missing: asked again, in the customer's language, with the digit of the reason.
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  await expect(page.getByLabel('Message to the customer')).not.toHaveValue('')
  await page.keyboard.press('Enter')
  const third = await opened(page, second)
  expect(await statusOf(second)).toBe('resubmission_requested')

  // A rejection without a reason is refused at the field; with one it is kept.
  await page.keyboard.press('r')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Choose why it is rejected.')).toBeVisible()
  await page.keyboard.press('7')
  await page.keyboard.press('Enter')
  const fourth = await opened(page, third)
  expect(await statusOf(third)).toBe('rejected')

  // A clear case, from its sight to the next one.
  await client.query('UPDATE kyc_records SET risk_score = 12 WHERE id = $1', [fourth])
  await page.reload()
  await opened(page, third)
  const began = Date.now()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Approve / })).toBeVisible()
  await page.keyboard.press('Enter')
  await opened(page, fourth)
  expect(Date.now() - began).toBeLessThan(20_000)
  expect(await statusOf(fourth)).toBe('approved')
  const effect = await one(
    `SELECT w.kyc_state::text AS kyc, w.tier >= kyc_tier(k.level) AS raised, c.is_verified AS verified
     FROM kyc_records k JOIN wallets w USING (customer_id) JOIN customers c ON c.id = k.customer_id WHERE k.id = $1`,
    [fourth],
  )
  expect(effect).toEqual({ kyc: 'verified', raised: true, verified: true })

  // The end of the morning: the last claim is given back.
  await page.keyboard.press('u')
  await expect(page.getByText('It is back in the queue.')).toBeVisible()

  // The second officer finds the high risk, sees who approved it first, and approves it.
  const context = await browser.newContext({
    baseURL: banks.demo.url,
    storageState: stateFile('superadmin'),
  })
  const other = await context.newPage()
  await other.goto('/admin/kyc?desk=second_officer')
  await expect(other.getByText('1 of 2').first()).toBeVisible()
  await other.goto(`/admin/kyc/${high}`)
  await expect(other.getByText(/approved first by Demo compliance/)).toBeVisible()
  await expect(async () => {
    await other.keyboard.press('c')
    await expect(other.getByText('claimed by you')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await opened(other, 'nothing')
  await other.keyboard.press('Enter')
  await other.keyboard.press('Enter')
  await opened(other, high)
  await other.keyboard.press('u')
  await expect(other.getByText('It is back in the queue.')).toBeVisible()
  await context.close()
  expect(await statusOf(high)).toBe('approved')
})
