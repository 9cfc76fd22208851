import type { Page } from 'playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { LoginPage } from './pages/login-page'
import { expect, test } from './support/fixtures'

// Each signs in anew: a fresh proof gives a session another secret, and the other tests use the kept ones.
test.use({ role: null })

async function signIn(page: Page, role: Role, password: string): Promise<void> {
  const login = new LoginPage(page)
  await login.open()
  await login.signIn(`${role}@phantom.demo`, password)
  await page.waitForURL('**/admin')
}

/** Gives the fresh proof that grave actions want, where it is asked for. */
async function confirm(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await expect(dialog).toBeHidden()
}

test('one asks to unfreeze a wallet, another approves it, and both see what became of it', async ({
  page,
  browser,
  banks,
  database,
  demoPassword,
}) => {
  const { rows } = await database.query<{ id: string }>(
    `SELECT w.id FROM wallets w WHERE w.status = 'frozen' AND NOT EXISTS
       (SELECT FROM approvals a WHERE a.target_id = w.id::text AND a.status = 'pending') ORDER BY w.id LIMIT 1`,
  )
  const wallet = `/admin/wallets/${rows[0]?.id}`

  await signIn(page, 'operations', demoPassword('operations'))
  await page.goto(wallet)
  await page.getByRole('button', { name: 'Unfreeze…' }).click()
  await page.getByLabel('Why the freeze can end').fill('The reports were withdrawn.')
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await confirm(page, demoPassword('operations'))
  const banner = page.getByRole('list', { name: 'Waiting for a second person' })
  await expect(banner).toContainText('“The reports were withdrawn.”')
  await expect(page.getByRole('button', { name: 'Unfreeze…' })).toBeHidden()
  await banner.getByRole('link', { name: 'Review' }).click()
  await expect(page.getByRole('button', { name: 'Withdraw…' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve…' })).toBeHidden()

  const checker = await (await browser.newContext({ baseURL: banks.demo.url })).newPage()
  await signIn(checker, 'superadmin', demoPassword('superadmin'))
  await checker.getByRole('button', { name: /^Notifications, \d+ new$/ }).click()
  await expect(checker.getByText('Waits for you')).toBeVisible()
  await checker.goto('/admin/approvals')
  const mine = checker.getByRole('region', { name: 'Yours to decide' })
  await mine.getByRole('link', { name: /The reports were withdrawn/ }).click()
  await expect(checker.getByRole('row', { name: 'Status Frozen Active' })).toBeVisible()
  await checker.getByRole('button', { name: 'Approve…' }).click()
  await checker.getByRole('button', { name: 'Approve and carry out' }).click()
  await confirm(checker, demoPassword('superadmin'))
  await expect(checker.getByText('Approved and carried out').first()).toBeVisible()
  await checker.goto(wallet)
  await expect(checker.getByText('Freeze lifted')).toBeVisible()
  await checker.context().close()

  await page.goto(wallet)
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Notifications, \d+ new$/ }).click()
  await expect(page.getByText(/by Demo superadmin/)).toBeVisible()
  await page.getByRole('button', { name: 'Mark as seen' }).click()
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
})
