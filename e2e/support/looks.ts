import type { Page } from 'playwright/test'
import { faultsOf } from './axe'
import { expect, test } from './fixtures'
import { pictureName, SIZES, THEMES } from './pages'

/** Waits until the page is whole. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

/** Looks whether the page scrolls sideways; takes a picture of it when the run is for pictures. */
export async function lookAt(page: Page, path: string, folder: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  if (test.info().project.name !== 'pictures') return
  await page.screenshot({ path: `e2e/screenshots/${folder}/${pictureName(path)}.png`, fullPage: true })
}

/**
 * The looks of a page, without loading it again; both themes and both sizes are asked what axe finds. With a prefix it is
 * the same page in another state: light and wide, dark and narrow, without axe.
 */
export async function inEveryLook(page: Page, path: string, prefix = ''): Promise<void> {
  for (const [t, theme] of THEMES.entries()) {
    await page.emulateMedia({ colorScheme: theme })
    for (const [s, size] of SIZES.entries()) {
      if (prefix && t !== s) continue
      await page.setViewportSize(size)
      await settle(page)
      await lookAt(page, path, `${prefix}${theme}-${size.name}`)
      if (prefix || t !== s) continue
      expect(await faultsOf(page), `${theme} at ${size.name}`).toEqual([])
    }
  }
}
