import { request as send } from 'node:http'
import { expect, test } from './support/fixtures'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Every kind of answer there is: pages, refusals, errors, handlers, monitoring, static files. */
const PATHS = [
  '/',
  '/login',
  '/admin',
  '/admin/customers',
  `/admin/customers/${NOBODY}`,
  '/no-such-page',
  '/components',
  '/api/auth/session',
  '/api/auth/no-such-thing',
  `/api/kyc-documents/${NOBODY}`,
  `/api/exports/${NOBODY}/file`,
  '/api/no-such-handler',
  '/monitoring/dashboard',
  '/monitoring/metrics',
  '/monitoring/metrics/',
  '/monitoring/health',
  '/health',
  '/icons.svg',
  '/icon.svg',
  '/_next/static/no-such-file.js',
  '/_next/image?url=%2Ficons.svg&w=64&q=75',
  '/.git/config',
  '/.env',
]

/** Of the scorecard: sniffing, framing, referrer, isolation, permissions. */
const EVERYWHERE: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  'content-security-policy': /frame-ancestors 'none'/,
}

for (const role of ['superadmin', null] as const) {
  test.describe(role ?? 'a stranger', () => {
    test.use({ role })

    test('finds the headers of the scorecard on every answer, and nothing about the inside', async ({
      request,
    }) => {
      for (const path of PATHS) {
        const answer = await request.get(path, { maxRedirects: 0 })
        const headers = answer.headers()
        for (const [name, value] of Object.entries(EVERYWHERE))
          expect(headers[name], `${name} of ${path} (${answer.status()})`).toMatch(value)
        expect(headers['content-security-policy'], path).not.toMatch(/script-src[^;]*'unsafe-/)
        expect(headers['content-security-policy'], path).not.toMatch(/unsafe-inline/)
        for (const name of ['x-powered-by', 'server']) expect(headers[name], path).toBeUndefined()
        if (path.startsWith('/_next/static/') || path.includes('icon') || path.startsWith('/_next/image'))
          continue
        expect(headers['cache-control'], path).toContain('no-store')
      }
    })
  })
}

test('each page has a nonce of its own, and every script of it carries that one', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of ['/admin', '/admin/transactions', '/admin', '/login', '/no-such-page']) {
    const answer = await request.get(path)
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? ''
    expect(nonce.length, path).toBeGreaterThanOrEqual(22)
    nonces.add(nonce)
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length, path).toBeGreaterThan(0)
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(5)
})

test('static files are kept by browsers, and hold no source map', async ({ request, page }) => {
  await page.goto('/login')
  const scripts = await page
    .locator('script[src]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  for (const script of scripts.slice(0, 3)) {
    const answer = await request.get(script ?? '')
    expect(answer.headers()['cache-control'], script ?? '').toContain('immutable')
    for (const [name, value] of Object.entries(EVERYWHERE))
      expect(answer.headers()[name], name).toMatch(value)
    expect(await answer.text()).not.toContain('sourceMappingURL')
    expect((await request.get(`${script}.map`)).status()).toBe(404)
  }
})

/** By Node itself: a browser's fetch does not send TRACE. */
function ask(url: string, method: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = send(url, { method, headers: { 'x-secret': 'do-not-echo' } }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('TRACE and methods nobody knows are refused everywhere, and nothing is echoed', async ({ banks }) => {
  for (const path of [
    '/',
    '/login',
    '/admin',
    '/api/auth/session',
    '/monitoring/metrics',
    '/health',
    '/icons.svg',
  ])
    for (const method of ['TRACE', 'PROPFIND', 'LINK']) {
      const { status, body } = await ask(`${banks.demo.url}${path}`, method)
      expect([400, 405, 501], `${method} ${path}`).toContain(status)
      expect(body, `${method} ${path}`).not.toContain('do-not-echo')
    }
})
