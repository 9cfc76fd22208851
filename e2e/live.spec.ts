import type { Page } from 'playwright/test'
import { DashboardPage } from './pages/dashboard-page'
import { LoginPage } from './pages/login-page'
import { expect, test } from './support/fixtures'

// Streams that end and connections that are cut are what these tests are about.
test.use({ tolerated: { patterns: [/api\/live/, /Failed to load resource/, /ERR_INTERNET_DISCONNECTED/] } })

const standing = (page: Page) => page.locator('[data-standing]')
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `e2e/screenshots/live/${name}.png`, animations: 'disabled' })

test('numbers follow the bank without a reload, stand still when paused, and outlive the connection', async ({
  page,
  context,
  database,
}) => {
  test.setTimeout(90_000)
  const dashboard = new DashboardPage(page)
  await dashboard.open()
  await expect(standing(page)).toHaveText('Live')
  const reloads: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // Links elsewhere are fetched ahead; only this page read anew would be a reload.
    if (pathname === '/monitoring/dashboard') reloads.push(request.url())
  })
  const before = Number((await dashboard.value('Merchants').innerText()).replaceAll(',', ''))
  await database.query(
    `INSERT INTO merchants (business_name, registration_number, settlement_account, contact_email, contact_phone)
     VALUES ('Live Test Traders', $1, $1, 'traders@example.com', '+26771000000')`,
    [String(Date.now())],
  )
  await expect(dashboard.value('Merchants')).toHaveText((before + 1).toLocaleString('en'), {
    timeout: 25_000,
  })
  expect(reloads).toEqual([])

  await page.getByRole('button', { name: 'Pause live figures' }).click()
  await expect(standing(page)).toHaveText('Paused')
  await picture(page, 'paused')
  await page.getByRole('button', { name: 'Resume live figures' }).click()
  await expect(standing(page)).toHaveText('Live')

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Pause live figures' }).click()
  await page.getByRole('button', { name: 'Resume live figures' }).click()
  await expect(standing(page)).toHaveText('Reconnecting')
  await expect(page.getByText('The live connection is lost')).toBeVisible()
  await picture(page, 'lost')
  await context.setOffline(false)
  await expect(standing(page)).toHaveText('Live', { timeout: 20_000 })
  await expect(page.getByText('The live connection is lost')).toHaveCount(0)
})

test('a worker that has stopped and a machine that is not measured are said; ages are the bank’s', async ({
  page,
  database,
}) => {
  test.setTimeout(60_000)
  // The clock of this device is three hours fast.
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 3 * 3_600_000
  })
  const dashboard = new DashboardPage(page)
  await dashboard.open()
  await expect(page.getByText('The clock of this device is 3 h ahead')).toBeVisible()
  await expect(page.getByText(/Updated \d+\ss ago/)).toBeVisible()
  await picture(page, 'clock-wrong')

  const { rows } = await database.query(`SELECT instance FROM job_runs WHERE job = 'snapshot'`)
  const worker = Number(String(rows[0].instance).split(':').at(-1))
  process.kill(worker, 'SIGSTOP')
  try {
    await database.query(`UPDATE stat_snapshots SET taken_at = taken_at - interval '10 minutes'`)
    await expect(standing(page)).toHaveText('Stale', { timeout: 20_000 })
    await expect(page.getByText('The worker that counts them has not reported since')).toBeVisible()
    await picture(page, 'worker-stopped')
  } finally {
    process.kill(worker, 'SIGCONT')
  }

  // What the page is told when the sampling of the machine fails: its own last state, without the machine.
  await page.route('**/api/live', async (route) => {
    const real = await page.evaluate(async () => {
      const { body } = await fetch('/api/live?real')
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      while (reader && !/event: state\n.*\ndata: .*\n\n/.test(text)) text += (await reader.read()).value ?? ''
      await reader?.cancel()
      return /data: (\{"build.*)\n/.exec(text)?.[1] ?? ''
    })
    const state = JSON.parse(real)
    for (const meter of state.meters)
      Object.assign(meter, { value: '—', ratio: null, detail: 'not measured yet' })
    state.measured = false
    await route.fulfill({
      contentType: 'text/event-stream',
      body: `event: state\nid: a\ndata: ${JSON.stringify(state)}\n\nevent: tick\ndata: ${JSON.stringify({ age: 3, now: Date.now() })}\n\n`,
    })
  })
  await page.getByRole('button', { name: 'Pause live figures' }).click()
  await page.getByRole('button', { name: 'Resume live figures' }).click()
  await expect(page.getByText('The machine is not being measured')).toBeVisible()
  await expect(dashboard.value('Merchants')).not.toHaveText('—')
  await picture(page, 'machine-unknown')
})

test('a screen is connected by a code, shows the bank, and goes dark when an admin says so; as does a session', async ({
  page,
  browser,
  banks,
  database,
  demoPassword,
}) => {
  test.setTimeout(90_000)
  await page.goto('/admin/displays')
  await page.getByRole('button', { name: 'Add display…' }).click()
  await page.getByLabel('Where it hangs').fill('Operations room')
  await page.getByRole('button', { name: 'Get a code' }).click()
  const code = await page.locator('dialog p.font-mono').innerText()
  await page.getByRole('button', { name: 'Done' }).click()

  const wall = await browser.newPage({
    baseURL: banks.demo.url,
    viewport: { width: 1920, height: 1080 },
    storageState: { cookies: [], origins: [] },
  })
  await wall.goto('/wall')
  await picture(wall, 'wall-unconnected')
  await wall.getByLabel('Code').fill('AAAA-AAAA')
  await wall.getByRole('button', { name: 'Connect' }).click()
  await expect(wall.getByText('This code is not known')).toBeVisible()
  await wall.getByLabel('Code').fill(code.toLowerCase())
  await wall.getByRole('button', { name: 'Connect' }).click()
  await expect(standing(wall)).toHaveText(/Live/)
  for (const section of ['Merchants', 'Transactions today', 'KYC pending', 'Services']) {
    await expect(wall.getByLabel(section, { exact: true })).toBeVisible()
    await expect.poll(() => wall.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await picture(wall, `wall-${section.toLowerCase().replaceAll(' ', '-')}`)
    await wall.keyboard.press('ArrowRight')
  }
  await wall.goto('/admin/customers')
  await expect(wall, 'a display opens nothing else').toHaveURL(/\/login/)
  await wall.goto('/monitoring/dashboard?wall=1')

  // Somebody watches, is idle for too long, and the screen is disconnected: both end at the next look.
  const watcher = await browser.newPage({
    baseURL: banks.demo.url,
    storageState: { cookies: [], origins: [] },
  })
  const login = new LoginPage(watcher)
  await login.open('/login?callbackUrl=/monitoring/dashboard')
  await login.signIn('auditor@phantom.demo', demoPassword('auditor'))
  await expect(standing(watcher)).toHaveText('Live')
  await database.query(
    `UPDATE admin_sessions SET last_seen_at = now() - interval '1 hour'
     WHERE id = (SELECT id FROM admin_sessions ORDER BY created_at DESC LIMIT 1)`,
  )
  await page.reload()
  await page.getByRole('button', { name: 'Disconnect Operations room…' }).click()
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(wall.getByText('Connect this screen')).toBeVisible({ timeout: 30_000 })
  await expect(standing(watcher)).toHaveText('Signed out', { timeout: 30_000 })
  await expect(watcher.getByRole('link', { name: 'Sign in again' })).toBeVisible()
  await picture(watcher, 'signed-out')
  await Promise.all([wall.close(), watcher.close()])
})
