import { AlertPage } from './pages/alert-page'
import { deliverAlert } from './support/alerts'
import { faultsOf } from './support/axe'
import { expect, test } from './support/fixtures'
import { THEMES } from './support/pages'

test('an alert is delivered, acknowledged, assigned, noted and resolved: its life tells it all', async ({
  page,
  banks,
}) => {
  const name = 'PendingKYCReviews'
  await page.goto('/admin')
  const sidebar = page
    .getByRole('navigation')
    .getByRole('link', { name: /^Alerts/ })
    .first()
  const waiting = Number((await sidebar.innerText()).replace(/\D/g, ''))
  const startsAt = new Date(Date.now() - 60_000).toISOString()
  await deliverAlert(banks.demo, { name, startsAt })

  const alert = new AlertPage(page)
  await alert.open(name)
  await expect(sidebar).toContainText(String(waiting + 1))
  await alert.acknowledge()
  await expect(alert.life).toContainText('Acknowledged')
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await expect(sidebar).not.toContainText(String(waiting + 1))

  await alert.respond('Assign', { Assignee: 'Demo compliance' }, 'Assign the alert')
  await expect(alert.life).toContainText('Assigned to Demo compliance')
  await alert.respond('Note', { Note: 'Two officers are away' }, 'Add the note')
  await expect(alert.life).toContainText('Two officers are away')

  await deliverAlert(banks.demo, { name, startsAt, resolved: true })
  await deliverAlert(banks.demo, { name, startsAt }) // late
  await page.reload()
  await expect(alert.life).toContainText('Resolved')
  await expect(page.getByRole('button', { name: 'Silence…' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Rows' }).click()
  await page.waitForURL('**/admin/kyc?**')
  await page.goBack()
  await page.getByRole('link', { name: 'Runbook' }).click()
  await expect(page.getByRole('heading', { name: 'First look' })).toBeVisible()
})

test('silencing without Alertmanager says what to do and keeps what was typed', async ({ page }) => {
  const alert = new AlertPage(page)
  await alert.open('FrozenWallets')
  await expect(page.getByRole('main')).toContainText('Not connected: run ./start-monitoring.sh')
  await alert.respond(
    'Silence',
    { For: '4 hours', 'Why it may be silent': 'A court order' },
    'Silence the alert',
  )
  await expect(alert.dialog.getByRole('alert')).toContainText('run ./start-monitoring.sh')
  await expect(alert.dialog.getByLabel('Why it may be silent')).toHaveValue('A court order')
})

for (const path of ['/admin', '/monitoring/dashboard']) {
  test(`${path} does not say that all is well when nobody can know`, async ({ page }) => {
    await page.goto(path)
    const card = page.getByRole('region', { name: 'Active alerts' })
    await expect(card).toContainText('Alertmanager is not connected')
    await expect(card).toContainText('run ./start-monitoring.sh')
    await card.getByRole('link', { name: 'All alerts' }).click()
    await page.waitForURL('**/admin/alerts')
  })
}

test.describe('an auditor', () => {
  test.use({ role: 'auditor' })
  test('sees the alert and what was done, and nothing to do', async ({ page }) => {
    await new AlertPage(page).open('FrozenWallets')
    await expect(page.getByRole('main').getByRole('button', { name: /…|Acknowledge/ })).toHaveCount(0)
  })
})

test.describe('support', () => {
  test.use({ role: 'support' })
  test('is not shown alerts', async ({ page }) => {
    await page.goto('/admin')
    await expect(page.getByRole('navigation').getByRole('link', { name: /Alerts/ })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Active alerts' })).toHaveCount(0)
  })
})

for (const theme of THEMES) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme })
    test('record, dialog and runbook are readable by everybody', async ({ page }) => {
      const alert = new AlertPage(page)
      await alert.open('FrozenWallets')
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Silence…' }).click()
      await expect(alert.dialog).toBeVisible()
      expect(await faultsOf(page)).toEqual([])
      await page.goto('/admin/alerts/runbooks/FrozenWallets')
      expect(await faultsOf(page)).toEqual([])
    })
  })
}
