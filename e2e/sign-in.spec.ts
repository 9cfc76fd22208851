import { LoginPage } from './pages/login-page'
import { expect, test } from './support/fixtures'

test.describe('a stranger', () => {
  test.use({ role: null, tolerated: [/response: 401/, /console: Failed to load resource/] })

  test('is sent to the sign-in from every page, and back after signing in', async ({
    page,
    demoPassword,
  }) => {
    await page.goto('/monitoring/dashboard')
    await expect(page).toHaveURL(/\/login\?callbackUrl=/)
    await new LoginPage(page).signIn('auditor@phantom.demo', demoPassword('auditor'))
    await expect(page).toHaveURL(/\/monitoring\/dashboard$/)
  })

  test('is told the same for an unknown address and a wrong password, and keeps what was typed', async ({
    page,
  }) => {
    const login = new LoginPage(page)
    await login.open()
    const said: string[] = []
    for (const email of ['nobody@phantom.demo', 'support@phantom.demo']) {
      await login.signIn(email, 'a wrong password of some length')
      await expect(login.problem).toBeVisible()
      said.push((await login.problem.textContent()) ?? '')
      await expect(login.email).toHaveValue(email)
    }
    expect(said[0]).toBe(said[1])
  })

  test('is never led to another site', async ({ page, demoPassword }) => {
    const login = new LoginPage(page)
    await login.open('/login?callbackUrl=https%3A%2F%2Fevil.example%2F')
    await login.signIn('auditor@phantom.demo', demoPassword('auditor'))
    await expect(page).toHaveURL(/\/admin$/)
  })
})

test('signing out ends the session on the server: the old cookie opens nothing', async ({
  browser,
  banks,
  demoPassword,
}) => {
  const context = await browser.newContext({
    baseURL: banks.demo.url,
    storageState: { cookies: [], origins: [] },
  })
  const page = await context.newPage()
  const login = new LoginPage(page)
  await login.open()
  await login.signIn('support@phantom.demo', demoPassword('support'))
  await expect(page).toHaveURL(/\/admin$/)
  const kept = await context.cookies()

  await page.getByRole('button', { name: /account/i }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login/)

  await context.addCookies(kept)
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/login/)
  await context.close()
})

test('a forged cookie is a stranger’s', async ({ browser, banks }) => {
  const context = await browser.newContext({
    baseURL: banks.demo.url,
    storageState: { cookies: [], origins: [] },
  })
  await context.addCookies([
    {
      name: 'next-auth.session-token',
      value: 'eyJhbGciOiJub25lIn0.e30.',
      url: banks.demo.url,
      httpOnly: true,
    },
  ])
  const page = await context.newPage()
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/login/)
  await context.close()
})
