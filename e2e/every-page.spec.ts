import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './support/fixtures'
import { LISTS, PAGES, pictureName, SIZES, THEMES } from './support/pages'

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

async function lookAt(page: Page, path: string, folder: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  await page.screenshot({ path: `e2e/screenshots/${folder}/${pictureName(path)}.png`, fullPage: true })
}

/** The looks of a page, without loading it again; both themes and both sizes are asked what axe finds. */
async function inEveryLook(page: Page, path: string, prefix = ''): Promise<void> {
  for (const [t, theme] of THEMES.entries()) {
    await page.emulateMedia({ colorScheme: theme })
    for (const [s, size] of SIZES.entries()) {
      await page.setViewportSize(size)
      await settle(page)
      await lookAt(page, path, `${prefix}${theme}-${size.name}`)
      if (prefix || t !== s) continue
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${theme} at ${size.name}: ${id}: ${nodes[0]?.html}`)
      expect(found).toEqual([])
    }
  }
}

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

test('an empty bank says so on every page', async ({ page, signInToEmpty, banks }) => {
  test.setTimeout(120_000)
  await signInToEmpty()
  for (const path of PAGES) {
    await page.goto(`${banks.empty.url}${path}`)
    await inEveryLook(page, path, 'empty-')
  }
})

for (const path of LISTS) {
  test(`${path}: a row opens its record`, async ({ page }) => {
    await page.goto(path)
    await settle(page)
    await page.getByRole('main').getByRole('table').getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(new RegExp(`${path}/[0-9a-f-]{36}`))
    await settle(page)
    await lookAt(page, `${path}-detail`, 'light-1440')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((found) => `${found.id}: ${found.nodes[0]?.html}`)).toEqual([])
  })
}
