import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import { ROLES, type Role } from '@/lib/auth/permissions'
import { type Banks, banksFile, passwordOf, scrapeTokenOf, stateFile } from './banks'
import { signInToEmptyBank } from './empty-bank'

interface Shared {
  banks: Banks
  /** The demo bank's database, as its owner: open as long as the tests of a file run one after the other. */
  database: Client
}

interface Fixtures {
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
export const test = base.extend<Fixtures, Shared>({
  role: ['superadmin', { option: true }],
  tolerated: [{ patterns: [] }, { option: true }],
  banks: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names a fixture needs from this pattern
    async ({}, use) => {
      await use(JSON.parse(readFileSync(banksFile, 'utf8')) as Banks)
    },
    { scope: 'worker' },
  ],
  database: [
    async ({ banks }, use) => {
      const client = new Client({ connectionString: banks.demo.databaseUrl })
      await client.connect()
      await use(client)
      await client.end()
    },
    { scope: 'worker' },
  ],
  demoPassword: async ({ banks }, use) => {
    await use((role) => passwordOf(banks.demo, role))
  },
  scrapeToken: async ({ banks }, use) => {
    await use(scrapeTokenOf(banks.demo))
  },
  signInToEmpty: async ({ page, banks }, use) => {
    await use(async () => {
      await signInToEmptyBank(page, banks.empty.url)
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
    async ({ page, context, banks, tolerated }, use) => {
      const complaints = watch(page)
      const addresses: string[] = []
      page.on('request', (request) => addresses.push(request.url()))
      await use(undefined)
      complaints.push(...told(addresses, await secretsOf(context, banks)))
      expect(complaints.filter((line) => !tolerated.patterns.some((pattern) => pattern.test(line)))).toEqual(
        [],
      )
    },
    { auto: true },
  ],
})

/** What no address may hold: addresses are kept by histories, proxies and logs. */
async function secretsOf(context: BrowserContext, { demo }: Banks): Promise<string[]> {
  const cookies = (await context.cookies())
    .filter(({ httpOnly, value }) => httpOnly && value.length >= 20 && !/:\/\/|%3A/.test(value))
    .map(({ value }) => value)
  return [...cookies, ...ROLES.map((role) => passwordOf(demo, role)), scrapeTokenOf(demo)]
}

function told(addresses: string[], secrets: string[]): string[] {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)])
  return addresses
    .filter((address) => forms.some((form) => address.includes(form)))
    .map((address) => `a secret in an address: ${address}`)
}

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
