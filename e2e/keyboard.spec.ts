import type { Locator, Page } from 'playwright/test'
import { expect, test } from './support/fixtures'

/** Presses Tab until this has the focus, which must be seen: at most so many stops away. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let stop = 0; stop < most; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle)
      expect(outline, 'a visible focus').not.toBe('none')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target} within ${most} stops`)
}

test('a keyboard is enough: from the start of the page to a form and back', async ({ page }) => {
  await page.goto('/admin')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('walle')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/wallets$/)

  await expect(page.getByRole('main').locator('tbody tr').first()).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Status', exact: true }), 60)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('checkbox', { name: 'Active', exact: true }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Apply' }).first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/status=active/)

  await expect(page.locator('[data-pending]')).toHaveCount(0)
  await page.locator('body').click({ position: { x: 700, y: 10 } })
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/wallets\/[0-9a-f-]{36}$/)

  const freeze = page.getByRole('button', { name: 'Freeze…' })
  await tabTo(page, freeze, 60)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('What it stops')).toBeFocused()
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab')
    // A modal dialog lets the focus go to the browser's own bars, never to the page behind it.
    const behind = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(behind).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(freeze).toBeFocused()
})

test('the theme is chosen by keyboard, kept, and there with the first bytes', async ({ page, context }) => {
  await page.goto('/admin')
  await tabTo(page, page.getByRole('button', { name: 'Switch to the dark theme' }), 40)
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await (await context.request.get('/admin/customers')).text()).toMatch(/<html[^>]*data-theme="dark"/)
  await tabTo(page, page.getByRole('button', { name: /^Account of/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('menuitem', { name: 'Sign out' }))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeHidden()
})
