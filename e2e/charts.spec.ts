import type { Locator } from 'playwright/test'
import { expect, test } from './support/fixtures'

const picture = async (canvas: Locator) => (await canvas.screenshot()).toString('base64')

/** The picture once two in a row are the same: drawn, and at rest. */
async function steady(canvas: Locator): Promise<string> {
  let last = ''
  await expect
    .poll(async () => {
      const before = last
      last = await picture(canvas)
      return last === before
    })
    .toBe(true)
  return last
}

test.describe('in a low window', () => {
  test.use({ viewport: { width: 1440, height: 420 } })

  test('a chart is drawn once it comes near the window, in the room kept for it', async ({ page }) => {
    await page.goto('/monitoring/dashboard')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const card = page.getByLabel('Entities', { exact: true })
    const before = await card.boundingBox()
    await expect(card.locator('canvas')).toHaveCount(0)
    await card.scrollIntoViewIfNeeded()
    await expect(card.locator('canvas')).toBeVisible()
    expect((await card.boundingBox())?.height).toBe(before?.height)
  })
})

test('a crosshair reads all series where the pointer is, and goes with it', async ({ page }) => {
  await page.goto('/monitoring/dashboard')
  const canvas = page.getByLabel('Transaction volume', { exact: true }).locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  await expect(canvas).toBeVisible()
  const alone = await steady(canvas)
  await canvas.hover({ position: { x: 240, y: 100 } })
  await expect.poll(() => picture(canvas)).not.toBe(alone)
  const here = await steady(canvas)
  await canvas.hover({ position: { x: 420, y: 100 } })
  await expect.poll(() => picture(canvas)).not.toBe(here)
  await page.mouse.move(5, 5)
  await expect.poll(() => picture(canvas)).toBe(alone)
})

test('a chart takes the colours of the theme when it is switched', async ({ page }) => {
  await page.goto('/monitoring/dashboard')
  const canvas = page.getByLabel('KYC states', { exact: true }).locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  await expect(canvas).toBeVisible()
  // What is drawn alone: the canvas lets the card shine through.
  const drawn = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL())
  const light = await drawn()
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
  await expect.poll(drawn).not.toBe(light)
})
