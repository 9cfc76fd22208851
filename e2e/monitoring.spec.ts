import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { without } from '@/lib/testing/without'
import { expect, test } from './support/fixtures'

const EXACT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

test.describe('the scrape', () => {
  test.use({ role: null })

  test('needs the credential, and answers the exact content type without a redirect', async ({
    request,
    scrapeToken,
  }) => {
    for (const path of ['/monitoring/metrics', '/monitoring/metrics/']) {
      const refused = await request.get(path, { maxRedirects: 0 })
      expect(refused.status()).toBe(401)
      expect(refused.headers()['www-authenticate']).toBeTruthy()
      const wrong = await request.get(path, {
        headers: { authorization: `Bearer ${scrapeToken.slice(0, -1)}x` },
      })
      expect(wrong.status()).toBe(401)
      const scrape = await request.get(path, {
        headers: { authorization: `Bearer ${scrapeToken}` },
        maxRedirects: 0,
      })
      expect(scrape.status()).toBe(200)
      expect(scrape.headers()['content-type']).toBe(EXACT_TYPE)
    }
  })

  test('says nothing promtool would object to', async ({ request, scrapeToken }) => {
    test.skip(without('promtool', 'prometheus'), 'needs promtool')
    const scrape = await request.get('/monitoring/metrics', {
      headers: { authorization: `Bearer ${scrapeToken}` },
    })
    const said = execFileSync('promtool', ['check', 'metrics'], {
      input: await scrape.text(),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    expect(said).toBe('')
  })

  test('counts the requests of this portal by route, not by address', async ({
    request,
    scrapeToken,
    banks,
  }) => {
    for (let i = 0; i < 20; i += 1) await request.get(`/never-there-${i}`)
    const body = await (
      await request.get('/monitoring/metrics', { headers: { authorization: `Bearer ${scrapeToken}` } })
    ).text()
    expect(body).not.toContain('never-there')
    expect(body).toMatch(
      /phantom_banking_requests_total\{[^}]*route="\/monitoring\/health"[^}]*status="200"[^}]*\} [1-9]/,
    )
    expect(banks.demo.url).toBeTruthy()
  })
})

test('health tells strangers little and admins more', async ({ page, playwright, banks }) => {
  const stranger = await playwright.request.newContext({
    baseURL: banks.demo.url,
    storageState: { cookies: [], origins: [] },
  })
  for (const path of ['/health', '/health/', '/monitoring/health', '/monitoring/health/']) {
    const answer = await stranger.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(200)
  }
  const summary = await (await stranger.get('/monitoring/health')).text()
  const details = await (await page.request.get('/monitoring/health')).text()
  expect(details.length).toBeGreaterThan(summary.length)
  expect(summary).not.toMatch(/127\.0\.0\.1|postgres:\/\//)
  await stranger.dispose()
})

test('log lines carry the request id that the answer showed', async ({ page, banks }) => {
  const answer = await page.request.get('/admin')
  const id = answer.headers()['x-request-id']
  expect(id).toBeTruthy()
  await expect
    .poll(() =>
      readFileSync(join(banks.demo.dataDir, 'logs/phantom_banking.log'), 'utf8').includes(id ?? ' '),
    )
    .toBe(true)
})
