import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { ListPage } from './pages/list-page'
import { expect, test } from './support/fixtures'

let client: Client
test.beforeAll(async ({ database }) => {
  client = database
})

/** Codes of a merchant of their own, some of them no longer to be cancelled, among more than fit on a page. */
const MAKE_CODES = `
  WITH shop AS (INSERT INTO merchants (business_name, registration_number, settlement_account, contact_email, contact_phone, status)
    VALUES ('Bulk Traders', 'BW99' || floor(random() * 1e9), (100000000000 + floor(random() * 9e11))::bigint::text, 'shop@example.com', '+26771234567', 'active') RETURNING id)
  INSERT INTO qr_codes (merchant_id, amount, reference, token, status, expires_at)
  SELECT shop.id, 25, 'Stall ' || n, md5(random()::text), CASE WHEN n <= 10 THEN 'cancelled' ELSE 'active' END::qr_code_status,
    now() + interval '1 hour'
  FROM shop, generate_series(1, 130) n RETURNING merchant_id`

test('many at once: a dry run first, the number typed, progress, and what became of each', async ({
  page,
}) => {
  const { rows } = await client.query<{ merchant_id: string }>(MAKE_CODES)
  const merchant = rows[0]?.merchant_id
  const list = new ListPage(page, '/admin/qr-codes')
  await list.open(`?merchant=${merchant}`)
  const dialog = page.getByRole('dialog')

  await test.step('chooses all that match, beyond the page', async () => {
    await list.table.getByRole('checkbox').first().check()
    await list.footer.getByRole('button', { name: 'Select all 130 that match' }).click()
    await list.footer.getByRole('button', { name: 'Cancel…' }).click()
    await expect(dialog).toContainText('Nothing changes before you confirm that.')
    await dialog.getByLabel('Why they are cancelled').fill('The stalls are gone.')
    await dialog.getByRole('button', { name: 'See what would happen' }).click()
    await page.waitForURL('**/admin/bulk/*')
  })

  await test.step('sees what would happen to which, and why not to all', async () => {
    const main = page.getByRole('main')
    await expect(main.getByText('120 QR codes will be cancelled')).toBeVisible()
    await expect(main.getByText('Used, expired or cancelled already.').first()).toBeVisible()
    const { rows: untouched } = await client.query(
      `SELECT count(*)::int AS n FROM qr_codes WHERE merchant_id = $1 AND status = 'active'`,
      [merchant],
    )
    expect(untouched).toEqual([{ n: 120 }])
  })

  await test.step('has to type how many, and follows it to its end', async () => {
    await page.getByRole('button', { name: 'Cancel 120 QR codes' }).click()
    await expect(page.getByText('Type 120: that many records are about to change.')).toBeVisible()
    await page.getByLabel('Type 120 to go on').fill('120')
    await page.getByRole('button', { name: 'Cancel 120 QR codes' }).click()
    await expect(page.getByText('120 QR codes cancelled')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('120 of 120')).toBeVisible()
  })

  await test.step('reads what became of each', async () => {
    await page.getByRole('link', { name: '10 Left out' }).click()
    await expect(page.getByRole('main').locator('tbody tr')).toHaveCount(10)
    await page.goBack()
    await page.getByRole('link', { name: '120 Done' }).click()
    await expect(page.getByRole('main').locator('tbody tr').first()).toContainText('Done')
    const { rows: trail } = await client.query(
      `SELECT count(*)::int AS n FROM audit_events e JOIN qr_codes q ON q.id::text = e.object_id
       WHERE q.merchant_id = $1 AND e.action = 'qr_cancelled'`,
      [merchant],
    )
    expect(trail).toEqual([{ n: 120 }])
  })
})

test('a list leaves in a file, with progress, and what is in it is on record', async ({ page }) => {
  const list = new ListPage(page, '/admin/transactions')
  await list.open('?status=completed')
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Format').selectOption('csv')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('meter').or(dialog.getByRole('progressbar'))).toBeVisible()
  await expect(dialog.getByText('Complete')).toBeVisible({ timeout: 20_000 })
  const fetched = await download
  expect(fetched.suggestedFilename()).toMatch(/transactions.*\.csv$/)
  const lines = (await readFile(await fetched.path(), 'utf8')).trimEnd().split(/\r?\n/)
  const { rows } = await client.query<{ row_count: number }>(
    'SELECT row_count::int FROM exports ORDER BY created_at DESC LIMIT 1',
  )
  const references = lines.filter((line) => line.includes('TXN-'))
  expect(references).toHaveLength(rows[0]?.row_count ?? -1)
  await dialog.getByRole('link', { name: 'All exports' }).click()
  await expect(page.getByRole('main').locator('tbody tr').first()).toContainText('Complete')
})
