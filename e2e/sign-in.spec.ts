import { LoginPage } from './pages/login-page'
import { stateFile } from './support/banks'
import { expect, test } from './support/fixtures'

test.describe('a stranger', () => {
  test.use({ role: null, tolerated: { patterns: [/response: 401/, /console: Failed to load resource/] } })

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

  // Every journey fails on an address with a secret in it; this one passes where they are typed.
  test('types passwords, and no address ever holds one, nor a token or a cookie', async ({
    page,
    demoPassword,
  }) => {
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    const login = new LoginPage(page)
    await login.open('/login?callbackUrl=%2Fadmin%2Faccount')
    await login.signIn('auditor@phantom.demo', 'a wrong password of some length')
    await expect(login.problem).toBeVisible()
    await login.signIn('auditor@phantom.demo', demoPassword('auditor'))
    await expect(page).toHaveURL(/\/admin\/account$/)
    expect(addresses.length).toBeGreaterThan(5)
    expect(addresses.filter((address) => /password=|a(\+|%20)wrong/i.test(address))).toEqual([])
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

test('a forged cookie is a stranger’s, whom the page itself turns away', async ({ browser, banks, role }) => {
  const context = await browser.newContext({
    baseURL: banks.demo.url,
    storageState: role ? stateFile(role) : undefined,
  })
  const page = await context.newPage()
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/admin$/)
  const session = (await context.cookies()).find(({ name }) => name === 'phantom-session')
  if (!session) throw new Error('signing in sets no cookie named phantom-session')

  // The proxy only looks whether there is one; that this one opens nothing is the page's doing.
  const middle = Math.floor(session.value.length / 2)
  const other = session.value[middle] === 'A' ? 'B' : 'A'
  const tampered = session.value.slice(0, middle) + other + session.value.slice(middle + 1)
  for (const value of [tampered, 'eyJhbGciOiJub25lIn0.e30.']) {
    await context.addCookies([{ ...session, value }])
    await page.goto('/admin/customers')
    await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fadmin%2Fcustomers$/)
    await expect(page.getByText('Your session has ended.')).toBeVisible()
  }
  await context.close()
})

test.describe('next-auth', () => {
  test.use({ role: null })

  test('says in the sign-in page why it could not sign somebody in', async ({ page }) => {
    await page.goto('/login?error=Unavailable')
    await expect(page.getByText('Signing in was not possible just now')).toBeVisible()
    await page.goto('/login?error=%3Cb%3EYour+money+is+gone%3C%2Fb%3E')
    await expect(page.getByText('Signing in did not work.')).toBeVisible()
    await expect(page.getByText('Your money is gone')).toHaveCount(0)
  })
})
