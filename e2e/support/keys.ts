import { expect, type Page } from 'playwright/test'

/** Presses a key as often as a person would on a page that has only just come: until it does what is `seen`. */
export async function pressUntil(page: Page, key: string, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await seen()
  }).toPass({ timeout: 10_000 })
}
