import { expect, test } from './support/fixtures'
import { LISTS } from './support/pages'

test.use({ tolerated: { patterns: [/response: 4\d\d/, /console: Failed to load resource/] } })

const NONSENSE = [
  '?page=abc',
  '?after=%00&sort=%ED%A0%80',
  '?sort[]=a&sort[]=b',
  '?q=%00',
  '?q=%E2%80%AEevil',
  '?from=yesterday&to=9999-99-99',
  '?limit=99999999999999999999',
  `?q=${'x'.repeat(6_000)}`,
]

const STRANGE_IDS = [
  '1',
  'not-a-uuid',
  '%00',
  '00000000-0000-0000-0000-000000000000',
  '%F0%9F%92%A3',
  '..%2f..%2fetc',
]

for (const list of LISTS) {
  test(`${list}: nonsense in the address degrades, never fails`, async ({ page }) => {
    for (const query of NONSENSE) {
      const answer = await page.request.get(`${list}${query}`)
      expect([200, 400], `${list}${query.slice(0, 40)}`).toContain(answer.status())
      expect(await answer.text()).not.toMatch(/at \w+ \(.*:\d+:\d+\)|PrismaClient/)
    }
  })

  test(`${list}: an unknown record is a designed 404`, async ({ page }) => {
    for (const id of STRANGE_IDS) {
      const answer = await page.request.get(`${list}/${id}`)
      expect([400, 404], `${list}/${id}`).toContain(answer.status())
    }
    await page.goto(`${list}/00000000-0000-0000-0000-000000000000`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  })
}

test('an unknown page is a designed 404 that leads somewhere', async ({ page }) => {
  const answer = await page.goto('/admin/no-such-page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: /overview/i }).first()).toBeVisible()
})

test('an address over the limit and broken escapes are refused, not crashed on', async ({ request }) => {
  const long = await request.get(`/monitoring/health?x=${'x'.repeat(20_000)}`)
  expect([200, 400, 414, 431]).toContain(long.status())
  for (const path of ['/admin/%', '/admin/%ZZ', '/%C0%AE%C0%AE/etc', '/admin/%ED%A0%80']) {
    expect((await request.get(path)).status(), path).toBeLessThan(500)
  }
})

for (const path of ['/monitoring/metrics', '/monitoring/health', '/health']) {
  test(`${path} refuses other methods with 405 and says which it takes`, async ({ request }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await request.fetch(path, { method })
      expect([403, 405], method).toContain(answer.status())
      if (answer.status() === 405) expect(answer.headers().allow).toContain('GET')
    }
  })
}

test('pages refuse methods and content types they do not take', async ({ request }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
    const answer = await request.fetch('/admin', { method }).catch(() => null)
    if (answer) expect(answer.status(), method).toBeLessThan(500)
  }
  const answer = await request.post('/admin', { headers: { 'content-type': 'text/xml' }, data: '<a/>' })
  expect(answer.status()).toBeLessThan(500)
})
