import type { Locator, Page } from 'playwright/test'

export class DashboardPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/monitoring/dashboard')
  }

  card(name: string): Locator {
    return this.page.getByLabel(name, { exact: true })
  }

  /** The large number of a card. */
  value(card: string): Locator {
    return this.card(card).locator('p .num').first()
  }

  /** The number a card shows beside this word. */
  row(card: string, label: string): Locator {
    return this.card(card).locator('dl > div').filter({ hasText: label }).locator('dd')
  }
}
