import { ListPage } from './pages/list-page'
import { expect, test } from './support/fixtures'
import { pressUntil } from './support/keys'
import { expectNothingShifted } from './support/layout-shift'

type Subject = {
  path: string
  one: string
  /** Something to search for: what is typed, and the column in which it shows. */
  search: { text: string; column: string }
  filter: { chip: string; choice: string; query: RegExp; column: string }
  counts: { sql: string; query: string }[]
  uncounted: string
  optional: { label: string; id: string }
}

const SUBJECTS: Subject[] = [
  {
    path: '/admin/customers',
    one: 'customer',
    search: { text: 'kgosi', column: 'Name' },
    filter: { chip: 'Status', choice: 'Suspended', query: /status=suspended/, column: 'Status' },
    counts: [{ sql: `SELECT count(*) FROM customers WHERE status = 'inactive'`, query: '?status=inactive' }],
    uncounted: '?status=active&verified=yes',
    optional: { label: 'Email', id: 'email' },
  },
  {
    path: '/admin/transactions',
    one: 'transaction',
    search: { text: 'TXN-20', column: 'Reference' },
    filter: { chip: 'Status', choice: 'Failed', query: /status=failed/, column: 'Status' },
    counts: [
      {
        sql: `SELECT count(*) FROM transactions WHERE created_at >=
                date_trunc('day', now() AT TIME ZONE 'Africa/Gaborone') AT TIME ZONE 'Africa/Gaborone'`,
        query: '?created=today',
      },
      { sql: 'SELECT count(*) FROM transactions', query: '' },
      { sql: `SELECT count(*) FROM transactions WHERE type = 'cashout'`, query: '?type=cashout' },
    ],
    uncounted: '?status=completed&channel=wallet',
    optional: { label: 'Fee', id: 'fee' },
  },
]

for (const { path, one, search, filter, counts, uncounted, optional } of SUBJECTS) {
  test.describe(path, () => {
    test('searches while one types, keeps the search in the address, and says when nothing matches', async ({
      page,
    }) => {
      const list = new ListPage(page, path)
      await list.open()
      await list.searchBox.fill(search.text)
      await expect(page).toHaveURL(new RegExp(`q=${search.text}`))
      await list.settled()
      for (const text of await list.column(search.column))
        expect(text.toLowerCase()).toContain(search.text.toLowerCase())
      await page.reload()
      await expect(list.searchBox).toHaveValue(search.text)
      await list.searchBox.fill('zzzqqqxxx')
      await expect(page.getByText(`No ${one}s match`)).toBeVisible()
      await page.getByRole('link', { name: /clear/i }).first().click()
      await list.settled()
      expect(new URL(page.url()).search).toBe('')
    })

    test('filters in place, shows the choice on its chip, and takes it away again', async ({ page }) => {
      const list = new ListPage(page, path)
      await list.open()
      await page.getByRole('button', { name: filter.chip, exact: true }).click()
      await page.getByRole('checkbox', { name: filter.choice }).check()
      await page.getByRole('button', { name: 'Apply' }).click()
      await expect(page).toHaveURL(filter.query)
      await list.settled()
      for (const text of await list.column(filter.column)) expect(text).toContain(filter.choice)
      await page.getByRole('link', { name: `Clear ${filter.chip.toLowerCase()}` }).click()
      await expect(page).not.toHaveURL(filter.query)
      await page.goBack()
      await expect(page).toHaveURL(filter.query)
      await list.settled()
      for (const text of await list.column(filter.column)) expect(text).toContain(filter.choice)
    })

    test('sorts by a click on the head, both ways', async ({ page }) => {
      const list = new ListPage(page, path)
      await list.open()
      const label = one === 'customer' ? 'Joined' : 'Time'
      await expect(list.head(label)).toHaveAttribute('aria-sort', 'descending')
      const newest = await list.addresses()
      await list.head(label).getByRole('link').click()
      await expect(list.head(label)).toHaveAttribute('aria-sort', 'ascending')
      expect(await list.addresses()).not.toEqual(newest)
      const times = await list.table
        .locator('tbody time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')))
      expect(times).toEqual([...times].sort())
    })

    test('keeps chosen columns, density and size in the address', async ({ page }) => {
      const list = new ListPage(page, path)
      await list.open()
      await expect(list.head(optional.label)).toHaveCount(0)
      const height = (await list.rows.first().boundingBox())?.height ?? 0
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('checkbox', { name: optional.label }).check()
      await page.getByRole('button', { name: 'Apply' }).click()
      await expect(list.head(optional.label)).toBeVisible()
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('link', { name: 'Compact' }).click()
      await expect(page).toHaveURL(/density=compact/)
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('link', { name: '50', exact: true }).click()
      await expect(list.rows).toHaveCount(50)
      await page.reload()
      await list.settled()
      expect(new URL(page.url()).searchParams.get('cols')?.split(',')).toContain(optional.id)
      await expect(list.head(optional.label)).toBeVisible()
      await expect(list.rows).toHaveCount(50)
      expect((await list.rows.first().boundingBox())?.height).toBeLessThan(height)
    })

    test('turns pages forwards and backwards over the same rows', async ({ page }) => {
      const list = new ListPage(page, path)
      await list.open()
      const first = await list.addresses()
      await list.turn('Next page')
      const second = await list.addresses()
      expect(first.filter((row) => second.includes(row))).toEqual([])
      await list.turn('Next page')
      await list.turn('Previous page')
      expect(await list.addresses()).toEqual(second)
      await list.turn('Previous page')
      expect(await list.addresses()).toEqual(first)
      await expect(page.getByRole('img', { name: 'No previous page' })).toBeVisible()
    })

    test('selects rows, one or all, and copies what they are called', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const list = new ListPage(page, path)
      await list.open()
      await list.rows.nth(1).getByRole('checkbox').check()
      await expect(list.footer.getByText('1 selected')).toBeVisible()
      await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check()
      await expect(list.footer.getByText('25 selected')).toBeVisible()
      await list.footer.getByRole('button', { name: 'Copy' }).click()
      await expect(list.footer.getByRole('button', { name: 'Copied' })).toBeVisible()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied.split('\n')).toHaveLength(25)
      await list.footer.getByRole('button', { name: 'Clear' }).click()
      await expect(list.footer.getByText('selected')).toHaveCount(0)
      expect(page.url()).toContain(path)
    })

    test('opens a record by a click anywhere on its row, in a new tab with Ctrl', async ({
      page,
      context,
    }) => {
      const list = new ListPage(page, path)
      await list.open()
      const [first, second] = await list.addresses()
      const opened = context.waitForEvent('page')
      await list.rows
        .nth(1)
        .locator('td')
        .last()
        .click({ modifiers: ['Control'] })
      expect((await opened).url()).toContain(second)
      await list.rows.first().locator('td').last().click()
      await expect(page).toHaveURL(new RegExp(`${first}$`))
      await page.goBack()
      await list.settled()
    })

    test('is walked by keyboard alone: /, j, k, arrows, x and Enter', async ({ page }) => {
      const list = new ListPage(page, path)
      await list.open()
      await pressUntil(page, '/', () => expect(list.searchBox).toBeFocused({ timeout: 500 }))
      await page.keyboard.press('j')
      await expect(list.searchBox).toHaveValue('j')
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Escape')
      await expect(list.searchBox).not.toBeFocused()
      await list.settled()
      for (const key of ['j', 'j', 'ArrowDown', 'k', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
      await expect(list.rows.nth(1).locator('a[data-row]')).toBeFocused()
      await page.keyboard.press('x')
      await expect(list.rows.nth(1).getByRole('checkbox')).toBeChecked()
      const [, second] = await list.addresses()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${second}$`))
    })

    test('says the exact number where the statistics have it, and an honest "more than" elsewhere', async ({
      page,
      database,
    }) => {
      const list = new ListPage(page, path)
      await list.open(uncounted)
      await expect(list.footer).toContainText(`more than 25 ${one}s`)
      for (const { sql, query } of counts) {
        const { rows } = await database.query<{ count: string }>(sql)
        await list.open(query)
        const exact = Number(rows[0]?.count).toLocaleString('en-BW')
        await expect(list.footer.getByText(`${exact} ${one}s`, { exact: true })).toBeVisible()
      }
    })

    test.describe('on a phone', () => {
      test.use({ viewport: { width: 390, height: 844 } })

      test('a row is a card with the facts that identify it, and opens', async ({ page }) => {
        const list = new ListPage(page, path)
        await list.open()
        const cells = list.rows.first().locator('td:visible')
        await expect(cells).toHaveCount(4)
        await expect(list.head(optional.label)).toHaveCount(0)
        const box = await list.rows.first().boundingBox()
        expect(box?.height).toBeGreaterThan(48)
        expect(box?.width).toBeLessThanOrEqual(390)
        const [first] = await list.addresses()
        await list.rows.first().click()
        await expect(page).toHaveURL(new RegExp(`${first}$`))
      })
    })

    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      test(`nothing moves when slow rows arrive at ${viewport.width}`, async ({ page, database }) => {
        await page.setViewportSize(viewport)
        try {
          await database.query(`BEGIN; LOCK TABLE ${path.split('/').at(-1)} IN ACCESS EXCLUSIVE MODE`)
          await page.goto(path, { waitUntil: 'commit' })
          await expect(page.locator('[aria-busy="true"]')).toBeVisible()
          await page.evaluate(() => document.fonts.ready)
          await database.query('COMMIT')
          await new ListPage(page, path).settled()
          await expectNothingShifted(page)
        } finally {
          await database.query('ROLLBACK')
        }
      })
    }
  })
}

test('what cannot be found quickly asks for a period first, and keeps what was asked', async ({ page }) => {
  const list = new ListPage(page, '/admin/transactions')
  await page.goto('/admin/transactions?amount_min=100')
  await expect(page.getByRole('heading', { name: 'When was it? Choose a period first' })).toBeVisible()
  await expect(list.rows).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: 'Last 30 days' }).last().click()
  await expect(page).toHaveURL(/from=30d.*amount_min=100|amount_min=100.*from=30d/)
  await list.settled()
})
