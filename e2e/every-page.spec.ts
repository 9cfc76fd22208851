import { faultsOf } from './support/axe'
import { expect, test } from './support/fixtures'
import { inEveryLook, lookAt, settle } from './support/looks'
import { LISTS, PAGES } from './support/pages'

for (const path of PAGES) {
  test(`${path} is readable by everybody`, async ({ page }) => {
    await page.goto(path)
    await inEveryLook(page, path)
  })
}

test.describe('without a session', () => {
  test.use({ role: null })
  test('/login is readable by everybody', async ({ page }) => {
    await page.goto('/login')
    await inEveryLook(page, '/login')
  })
})

for (const path of LISTS) {
  test(`${path}: a row opens its record`, async ({ page }) => {
    await page.goto(path)
    await settle(page)
    await page.getByRole('main').getByRole('table').getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(new RegExp(`${path}/[0-9a-f-]{36}`))
    await settle(page)
    await lookAt(page, `${path}-detail`, 'light-1440')
    expect(await faultsOf(page)).toEqual([])
  })
}
