import { expect, type Locator, type Page } from 'playwright/test'

/** The record of an alert, as a person responds to it. */
export class AlertPage {
  readonly heading: Locator
  readonly life: Locator
  readonly dialog: Locator

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 })
    this.life = page.getByRole('main').getByRole('list').filter({ hasText: 'Fired' })
    this.dialog = page.getByRole('dialog')
  }

  /** Opens the newest alert of this name from the list. */
  async open(name: string): Promise<void> {
    await this.page.goto(`/admin/alerts?q=${name}`)
    await this.page.getByRole('main').getByRole('table').getByRole('link', { name }).first().click()
    await this.page.waitForURL(/\/admin\/alerts\/[0-9a-f-]{36}/)
    await expect(this.heading).toContainText(name)
  }

  async acknowledge(): Promise<void> {
    await this.page.getByRole('button', { name: 'Acknowledge' }).click()
  }

  /** Opens one of the dialogs, fills it in by its labels and sends it. */
  async respond(button: string, fields: Record<string, string>, verb: string): Promise<void> {
    await this.page.getByRole('button', { name: `${button}…` }).click()
    for (const [label, value] of Object.entries(fields)) {
      const field = this.dialog.getByLabel(label)
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
        await field.selectOption({ label: value })
      else await field.fill(value)
    }
    await this.dialog.getByRole('button', { name: verb }).click()
  }
}
