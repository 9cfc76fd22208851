import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright/test'
import { LoginPage } from './pages/login-page'
import { SecondFactorPage } from './pages/second-factor-page'
import { expect, test } from './support/fixtures'

// A fresh proof renews a session, so these journeys sign in for themselves: the sessions of the other tests go on.
test.use({ role: null })

async function signedIn(browser: Browser, baseURL: string, password: string): Promise<Page> {
  const page = await browser.newPage({ baseURL })
  const login = new LoginPage(page)
  await login.open('/login?callbackUrl=/admin/account')
  await login.signIn('compliance@phantom.demo', password)
  return page
}

test('an admin sets a second factor up, signs in with it, and does without it again', async ({
  browser,
  page,
  banks,
  demoPassword,
}) => {
  const password = demoPassword('compliance')
  const own = await signedIn(browser, banks.demo.url, password)
  await own.getByRole('button', { name: 'Set up an authenticator…' }).click()
  const dialog = own.getByRole('dialog')
  await dialog.getByLabel('Your password').fill('not my password at all')
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await expect(dialog.getByText('That is not your password.')).toBeVisible()
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Confirm' }).click()

  await dialog.getByText('Type the key instead').click()
  const secret = ((await dialog.locator('details code').textContent()) ?? '').replaceAll(' ', '')
  await dialog.getByLabel('Code', { exact: true }).fill(generateSync({ secret }))
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  const shown = own.getByRole('region', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allTextContents()
  await own.getByRole('button', { name: 'I have kept them' }).click()
  await expect(own.getByText('10 recovery codes are left.')).toBeVisible()

  const login = new LoginPage(page)
  await login.open()
  await login.signIn('compliance@phantom.demo', password)
  const secondFactor = new SecondFactorPage(page)
  await secondFactor.give('000000')
  await expect(page.getByText('That code is not right.')).toBeVisible()
  await secondFactor.give(codes[0] ?? '')
  await expect(page).toHaveURL(/\/admin$/)

  await own.getByRole('button', { name: 'Remove' }).click()
  const again = own.getByRole('dialog')
  // The proof of before may still be fresh; when it is not, the other kind is asked for now.
  await expect(again.or(own.getByRole('button', { name: 'Set up an authenticator…' }))).toBeVisible()
  if (await again.isVisible()) {
    await again.getByLabel('Code from your authenticator').fill(codes[1] ?? '')
    await again.getByRole('button', { name: 'Confirm' }).click()
  }
  await expect(own.getByRole('button', { name: 'Set up an authenticator…' })).toBeVisible()
  await own.close()
})

test('whoever does nothing is asked before the session ends, and stays', async ({
  browser,
  banks,
  database,
  demoPassword,
}) => {
  const page = await signedIn(browser, banks.demo.url, demoPassword('compliance'))
  await expect(page.getByRole('heading', { name: 'Account and security' })).toBeVisible()
  await page.clock.install()
  await page.goto('/admin/account')
  try {
    await database.query(
      `UPDATE admin_sessions SET last_seen_at = now() - interval '13 minutes 10 seconds' WHERE id = (
         SELECT s.id FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id
         WHERE u.email = 'compliance@phantom.demo' ORDER BY s.created_at DESC LIMIT 1)`,
    )
    // Before the page has come alive, nothing in it hears the time go by.
    await expect(async () => {
      await page.clock.fastForward('13:10')
      await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const { rows } = await database.query(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS alive FROM admin_sessions s
       JOIN admin_users u ON u.id = s.admin_user_id WHERE u.email = 'compliance@phantom.demo'`,
    )
    expect(rows[0].alive).toBe(true)
  } finally {
    await page.close()
  }
})
