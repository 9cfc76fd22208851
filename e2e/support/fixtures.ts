import { readFileSync } from 'node:fs'
import { test as base, expect, type Page } from 'playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { LoginPage } from '../pages/login-page'
import { type Banks, banksFile, emptyBankAdmin, passwordOf, scrapeTokenOf, stateFile } from './banks'

interface Fixtures {
  banks: Banks
  /** Signs the page in as this role on the demo bank; null stays a stranger. Set with `test.use`. */
  role: Role | null
  /** What the page may do wrong in this test, as patterns: a test of refused requests expects refused requests. */
  tolerated: { patterns: RegExp[] }
  watched: undefined
  /** The password of a demo account, read where a person would read it. */
  demoPassword: (role: Role) => string
  /** What Prometheus shows to scrape the demo bank. */
  scrapeToken: string
  /** Signs the page in to the empty bank as its only admin. */
  signInToEmpty: () => Promise<void>
}

/** Every journey fails on a console error, an uncaught exception or a failed request that it did not announce. */
export const test = base.extend<Fixtures>({
  role: ['superadmin', { option: true }],
  tolerated: [{ patterns: [] }, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names a fixture needs from this pattern
  banks: async ({}, use) => {
    await use(JSON.parse(readFileSync(banksFile, 'utf8')) as Banks)
  },
  demoPassword: async ({ banks }, use) => {
    await use((role) => passwordOf(banks.demo, role))
  },
  scrapeToken: async ({ banks }, use) => {
    await use(scrapeTokenOf(banks.demo))
  },
  signInToEmpty: async ({ page, banks }, use) => {
    await use(async () => {
      const login = new LoginPage(page)
      await login.open(`${banks.empty.url}/login`)
      await login.signIn(emptyBankAdmin.email, emptyBankAdmin.password)
      await page.waitForURL('**/admin')
    })
  },
  baseURL: async ({ banks }, use) => {
    await use(banks.demo.url)
  },
  storageState: async ({ role }, use) => {
    await use(role ? stateFile(role) : { cookies: [], origins: [] })
  },
  watched: [
    async ({ page, tolerated }, use) => {
      const complaints = watch(page)
      await use(undefined)
      expect(complaints.filter((line) => !tolerated.patterns.some((pattern) => pattern.test(line)))).toEqual(
        [],
      )
    },
    { auto: true },
  ],
})

function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  page.on('requestfailed', (request) => {
    // A navigation away aborts what was on its way: that is the browser's doing, not a fault.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`response: ${response.status()} ${response.url()}`)
  })
  return complaints
}

export { expect }
