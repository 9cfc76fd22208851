import { generateSync } from 'otplib'
import { expect, type Page } from 'playwright/test'

/** The second step of signing in. */
export class SecondFactorPage {
  constructor(readonly page: Page) {}

  /** Sets an authenticator up as somebody without a camera does, and goes in; yields the key and the recovery codes. */
  async enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { page } = this
    await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible()
    await page.getByText('Type the key instead').click()
    const secret = ((await page.locator('details code').textContent()) ?? '').replaceAll(' ', '')
    await this.give(generateSync({ secret }), 'Confirm')
    const codes = page.getByRole('region', { name: 'Recovery codes' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    const recoveryCodes = await codes.allTextContents()
    await page.getByLabel('I have kept these codes').check()
    await page.getByRole('button', { name: 'Sign in' }).click()
    return { secret, recoveryCodes }
  }

  /** Types a code, of either kind. */
  async give(code: string, verb = 'Sign in'): Promise<void> {
    await this.page.getByLabel('Code', { exact: true }).fill(code)
    await this.page.getByRole('button', { name: verb }).click()
  }
}
