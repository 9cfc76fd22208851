import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { faultsOf } from './support/axe'
import { expect, test } from './support/fixtures'
import { THEMES } from './support/pages'

/** The cases that were planted, by their rule, as the demo guide has them. */
const PLANTED = [
  ['structuring', 'Tshepiso Rampa'],
  ['pass_through', 'Kealeboga Mosu'],
  ['dormant_waking', 'Oarabile Nthebolang'],
  ['velocity', 'Kagiso Phiri'],
  ['fan_in', 'Mmoloki Sechele'],
  ['round_trip', 'Larona Seretse'],
] as const

const respond = async (page: Page, open: string, fields: Record<string, string>, verb: string) => {
  await page.getByRole('button', { name: open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label)
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await dialog.getByRole('button', { name: verb }).click()
  await expect(dialog).toBeHidden()
}

test.describe('an investigator’s afternoon', () => {
  test.use({ role: 'compliance' })
  test.setTimeout(120_000)

  test('from the inbox over the evidence and a freeze to the report, and the case is closed', async ({
    page,
    database,
  }) => {
    for (const [rule, name] of PLANTED) {
      const found = () =>
        database.query(
          `SELECT FROM suspicious_activities s JOIN customers c ON c.id = s.customer_id WHERE rule = $1 AND c.full_name = $2`,
          [rule, name],
        )
      await expect.poll(async () => (await found()).rowCount, { timeout: 60_000 }).toBe(1)
    }

    await page.goto('/admin')
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Suspicious activity/ })
      .first()
      .click()
    await page.goto('/admin/suspicious?rule=structuring&status=open')
    await page
      .getByRole('row', { name: /Tshepiso Rampa/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tshepiso Rampa')
    const main = page.getByRole('main')
    await expect(main).toContainText('4 amounts of cash paid in within 24 hours')
    await expect(main).toContainText('P 38,150.00')
    const graph = page.locator('svg').filter({ hasText: 'Tshepiso Rampa' })
    await graph.getByRole('link', { name: 'Wallet of Tshepiso Rampa' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin/wallets/*')
    await page.goBack()

    await page.getByRole('button', { name: 'Take up' }).click()
    const life = page.getByRole('list').filter({ hasText: 'Opened by structuring' })
    await expect(life).toContainText('Taken up')
    await respond(page, 'Note…', { Note: 'The shop she named does not exist.' }, 'Add the note')
    await expect(life).toContainText('The shop she named does not exist.')
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await respond(
      page,
      'Freeze…',
      { Reason: 'aml_review', 'Look at it again on': inAMonth, 'What led to the freeze': 'Structuring' },
      'Freeze the wallet',
    )
    await expect(life).toContainText('Debits frozen: aml review')

    await page.getByRole('link', { name: 'Draft a report' }).click()
    await respond(
      page,
      'Write the draft…',
      { 'What the bank did': 'The wallet was frozen.' },
      'Keep the draft',
    )
    const document = page.getByRole('article')
    await expect(document).toContainText('To the Financial Intelligence Agency')
    await expect(document).toContainText('4 amounts of cash paid in within 24 hours')
    await expect(document).toContainText('The wallet was frozen.')
    await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeVisible()

    await page.getByRole('link', { name: 'The case' }).click()
    await respond(
      page,
      'Close…',
      { Outcome: 'reported', 'What led to this': 'Sent today.' },
      'Close the case',
    )
    await expect(main).toContainText('Closed: Reported to the Financial Intelligence Agency')
    await expect(page.getByRole('button', { name: 'Close…', exact: true })).toHaveCount(0)

    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      expect(await faultsOf(page)).toEqual([])
    }
  })

  test('a changed rule is tried on the last 30 days before it is asked for', async ({ page }) => {
    await page.goto('/admin/suspicious/rules')
    await page.getByRole('link', { name: 'Pass-through' }).click()
    await page.getByLabel('An amount of at least').fill('0')
    await page.getByRole('button', { name: 'Try it on the last 30 days' }).click()
    await expect(page.getByText('Give a number from 100 to 1,000,000').first()).toBeVisible()
    await page.getByLabel('An amount of at least').fill('20000')
    await page.getByRole('button', { name: 'Try it on the last 30 days' }).click()
    await expect(page.getByText('P 10,000 → P 20,000')).toBeVisible()
    const ask = page.getByRole('button', { name: 'Ask for this change…' })
    await expect(ask).toBeVisible({ timeout: 30_000 })
    await ask.click()
    await page.getByLabel('Why the rule changes').fill('Wages are no case.')
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    await expect(page.getByRole('list', { name: 'Waiting for a second person' })).toContainText(
      '“Wages are no case.”',
    )
  })

  test('the one wallet that differs from its transactions is shown, counted and exported', async ({
    page,
    database,
  }) => {
    const shown = () =>
      database.query<{ name: string }>(
        `SELECT c.full_name AS name FROM balance_differences d JOIN wallets w ON w.id = d.wallet_id JOIN customers c ON c.id = w.customer_id
          WHERE d.resolved_at IS NULL AND d.looks >= 2`,
      )
    await expect
      .poll(async () => (await shown()).rows.map(({ name }) => name), { timeout: 60_000 })
      .toEqual(['Wametse Tsheko'])
    await page.goto('/admin/balance-integrity')
    await expect(page.getByRole('row', { name: /Wametse Tsheko/ })).toContainText('+\u00a0P\u00a0250.00')
    await page.getByRole('button', { name: 'Export…' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file).toMatch(/Wametse Tsheko,•••• \d{4},[\w-]+,balance,647\.25,897\.25,250\.00/)
  })
})
