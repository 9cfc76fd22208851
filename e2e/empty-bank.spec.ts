import { startEmbedded } from '@/lib/db/embedded'
import { scrapeTokenOf } from './support/banks'
import { expect, test } from './support/fixtures'
import { inEveryLook } from './support/looks'
import { PAGES } from './support/pages'

// The empty bank belongs to these tests: first it is looked at, then its database goes away while the portal runs.
test.describe.configure({ mode: 'serial' })
test('an empty bank says so on every page', async ({ page, signInToEmpty, banks }) => {
  test.setTimeout(120_000)
  await signInToEmpty()
  for (const path of PAGES) {
    await page.goto(`${banks.empty.url}${path}`)
    await inEveryLook(page, path, 'empty-')
  }
})

test.describe('with the database stopped', () => {
  test.use({
    tolerated: { patterns: [/response: 50\d/, /console: Failed to load resource/, /console: .*fetch/i] },
  })

  test('the portal explains itself, and recovers alone', async ({ page, banks, signInToEmpty }) => {
    test.setTimeout(180_000)
    const { url } = banks.empty
    const token = scrapeTokenOf(banks.empty)
    const database = await startEmbedded({ dataDir: banks.empty.clusterDir }) // found running
    await signInToEmpty()
    await database.stop()
    try {
      await expect.poll(async () => (await page.request.get(`${url}/monitoring/health`)).status()).toBe(503)
      expect((await page.request.get(`${url}/health`)).status()).toBe(200)
      const scrape = await page.request.get(`${url}/monitoring/metrics`, {
        headers: { authorization: `Bearer ${token}` },
      })
      expect(scrape.status()).toBe(200)
      expect(await scrape.text()).toMatch(/^phantom_banking_db_up 0$/m)

      for (const path of PAGES) {
        const started = Date.now()
        const answer = await page.goto(`${url}${path}`)
        expect(Date.now() - started, `${path} answers in bounded time`).toBeLessThan(6_000)
        expect(answer?.status(), path).not.toBe(500)
        const said = page
          .getByText(/database/i)
          .filter({ visible: true })
          .first()
        await expect(said, path).toBeVisible()
        await inEveryLook(page, path, 'outage-')
      }
    } finally {
      await startEmbedded({ dataDir: banks.empty.clusterDir, durable: false })
    }
    await expect
      .poll(async () => (await page.request.get(`${url}/monitoring/health`)).status(), { timeout: 20_000 })
      .toBe(200)
    await page.goto(`${url}/admin`)
    await expect(page.getByText(/database (is )?unreachable/i)).toHaveCount(0)
  })
})
