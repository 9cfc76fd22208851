import { startEmbedded } from '@/lib/db/embedded'
import { scrapeTokenOf } from './support/banks'
import { expect, test } from './support/fixtures'
import { PAGES, pictureName, SIZES, THEMES } from './support/pages'

// The empty bank's database belongs to the tests: here it goes away while the portal runs, and comes back.
test.describe.configure({ mode: 'serial' })
test.use({
  tolerated: { patterns: [/response: 50\d/, /console: Failed to load resource/, /console: .*fetch/i] },
})

test('with the database stopped the portal explains itself, and recovers alone', async ({
  page,
  banks,
  signInToEmpty,
}) => {
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

    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      for (const size of SIZES) {
        await page.setViewportSize(size)
        for (const path of PAGES) {
          const started = Date.now()
          const answer = await page.goto(`${url}${path}`)
          expect(Date.now() - started, `${path} answers in bounded time`).toBeLessThan(6_000)
          expect(answer?.status(), path).not.toBe(500)
          await expect(
            page
              .getByText(/database/i)
              .filter({ visible: true })
              .first(),
            path,
          ).toBeVisible()
          await page.screenshot({
            path: `e2e/screenshots/outage-${theme}-${size.name}/${pictureName(path)}.png`,
            fullPage: true,
          })
        }
      }
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
