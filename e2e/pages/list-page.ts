import { expect, type Locator, type Page } from 'playwright/test'

/** A list of records, as a person uses it. */
export class ListPage {
  readonly table: Locator
  readonly rows: Locator
  readonly searchBox: Locator
  readonly footer: Locator

  constructor(
    readonly page: Page,
    readonly path: string,
  ) {
    const main = page.getByRole('main')
    this.table = main.getByRole('table')
    this.rows = this.table.locator('tbody tr')
    this.searchBox = main.getByRole('searchbox')
    this.footer = main.locator('footer')
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.path}${query}`)
    await this.settled()
  }

  /** The rows are there and nothing is on its way. */
  async settled(): Promise<void> {
    await expect(this.rows.first()).toBeVisible()
    await expect(this.page.locator('[data-pending]')).toHaveCount(0)
  }

  /** What stands in a column, from top to bottom. */
  async column(label: string): Promise<string[]> {
    const heads = await this.table.getByRole('columnheader').allInnerTexts()
    const at = heads.findIndex((text) => text.trim() === label)
    expect(at, `${label} among ${heads.join(', ')}`).toBeGreaterThan(0)
    return this.rows.locator(`td:nth-child(${at + 1})`).allInnerTexts()
  }

  head(label: string): Locator {
    return this.table.getByRole('columnheader', { name: label })
  }

  /** Where the rows lead, which names each of them. */
  addresses(): Promise<(string | null)[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-href')))
  }

  async turn(to: 'Next page' | 'Previous page'): Promise<void> {
    const before = await this.addresses()
    await this.page.getByRole('link', { name: to }).click()
    await expect.poll(() => this.addresses()).not.toEqual(before)
    await this.settled()
  }
}
