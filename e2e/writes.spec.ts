import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Client } from 'pg'
import type { Page } from 'playwright/test'
import { LoginPage } from './pages/login-page'
import { stateFile } from './support/banks'
import { expect, test } from './support/fixtures'

const MEGABYTE = 'x'.repeat(1024 * 1024)

test.use({ tolerated: { patterns: [/response: 4\d\d/, /console: Failed to load resource/] } })

let client: Client
test.beforeAll(async ({ database }) => {
  client = database
})

/** Wallets that nothing was done to yet. */
async function activeWallets(count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM wallets w WHERE status = 'active' AND NOT EXISTS
       (SELECT FROM wallet_freezes WHERE wallet_id = w.id) ORDER BY id DESC LIMIT $1`,
    [count],
  )
  return rows.map(({ id }) => id)
}

const freezesOf = async (id: string) =>
  (await client.query('SELECT direction FROM wallet_freezes WHERE wallet_id = $1', [id])).rows.length
const trailOf = async (id: string) =>
  (await client.query(`SELECT 1 FROM audit_events WHERE object_id = $1 AND action = 'wallet_frozen'`, [id]))
    .rows.length

async function fill(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Freeze…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason', { exact: true }).selectOption('suspected_fraud')
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('Look at it again on').fill(inAMonth)
  await dialog.getByLabel('What led to the freeze').fill(note)
}

test('a double click freezes once; a form of before says what changed and who changed it', async ({
  page,
  browser,
  banks,
}) => {
  const [wallet = ''] = await activeWallets(1)
  const context = await browser.newContext({ baseURL: banks.demo.url, storageState: stateFile('compliance') })
  const other = await context.newPage()
  for (const one of [page, other]) {
    await one.goto(`/admin/wallets/${wallet}`)
    await fill(one, 'Three reports in one hour.')
  }
  await page.getByRole('button', { name: 'Freeze the wallet' }).dblclick()
  await expect(page.getByText('Debits frozen').first()).toBeVisible()
  expect(await freezesOf(wallet)).toBe(1)
  expect(await trailOf(wallet)).toBe(1)

  await other.getByRole('button', { name: 'Freeze the wallet' }).click()
  const alert = other.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('The wallet is frozen debit now')
  await expect(alert).toContainText('Changed by superadmin@phantom.demo')
  await expect(other.getByLabel('What led to the freeze')).toHaveValue('Three reports in one hour.')
  expect(await freezesOf(wallet)).toBe(1)
  await context.close()
})

test('a form on another site does nothing, with the cookies of a person who is signed in', async ({
  page,
}) => {
  const [wallet = ''] = await activeWallets(1)
  const portal = new URL((await page.goto(`/admin/wallets/${wallet}`))?.url() ?? '').origin
  const form = (action: string, fields: Record<string, string>) =>
    `<form method="post" action="${action}">${Object.entries(fields)
      .map(([name, value]) => `<input name="${name}" value="${value}">`)
      .join('')}<button>Win</button></form>`
  const evil = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end(
      request.url === '/signout'
        ? form(`${portal}/api/auth/signout`, { csrfToken: 'x', callbackUrl: '/' })
        : form(`${portal}/admin/wallets/${wallet}`, {
            walletId: wallet,
            direction: 'all',
            seenStatus: 'active',
          }),
    )
  })
  await new Promise<void>((resolve) => evil.listen(0, () => resolve()))
  const { port } = evil.address() as AddressInfo
  try {
    for (const path of ['/signout', '/freeze']) {
      await page.goto(`http://localhost:${port}${path}`)
      const answer = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.getByRole('button', { name: 'Win' }).click()
      expect((await answer).status(), path).toBe(403)
    }
  } finally {
    evil.close()
  }
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/admin$/)
  expect(await freezesOf(wallet)).toBe(0)
})

test('a session that ran out sends the form back to the sign-in, and changes nothing', async ({
  browser,
  banks,
  demoPassword,
}) => {
  const [wallet = ''] = await activeWallets(1)
  // A session of its own: the other tests go on with theirs.
  const context = await browser.newContext({
    baseURL: banks.demo.url,
    storageState: { cookies: [], origins: [] },
  })
  const page = await context.newPage()
  const login = new LoginPage(page)
  await login.open()
  await login.signIn('operations@phantom.demo', demoPassword('operations'))
  await expect(page).toHaveURL(/\/admin$/)
  // The look at the session that a page takes from time to time would lead to the sign-in before the form is sent.
  await page.route('**/api/session*', (route) => route.abort())
  await page.goto(`/admin/wallets/${wallet}`)
  await fill(page, 'Too late.')
  const { rowCount } = await client.query(
    `UPDATE admin_sessions SET last_seen_at = now() - interval '16 minutes' WHERE id = (
       SELECT s.id FROM admin_sessions s JOIN admin_users u ON u.id = s.admin_user_id
        WHERE u.email = 'operations@phantom.demo' ORDER BY s.created_at DESC LIMIT 1)`,
  )
  expect(rowCount).toBe(1)
  await page.getByRole('button', { name: 'Freeze the wallet' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Your session has ended')
  expect(await freezesOf(wallet)).toBe(0)
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/login/)
  await context.close()
})

test('a megabyte of text is refused wherever it is put, and nothing breaks', async ({
  request,
  page,
  context,
  banks,
}) => {
  const origin = banks.demo.url
  const { cookies } = await context.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const tries: [string, number[], () => Promise<{ status(): number }>][] = [
    ['search', [400, 414, 431], () => request.get(`/admin/customers?q=${MEGABYTE}`)],
    ['record', [400, 404, 414, 431], () => request.get(`/admin/customers/${MEGABYTE}`)],
    [
      'cookie',
      [400, 431],
      () => request.get('/admin', { headers: { cookie: `phantom-session=${MEGABYTE}` } }),
    ],
    [
      'sign-in handler',
      [413],
      () =>
        request.post('/api/auth/callback/credentials', { headers: { origin }, form: { email: MEGABYTE } }),
    ],
    [
      'sign-in handler, of a type it does not take',
      [415],
      () =>
        request.post('/api/auth/callback/credentials', {
          headers: { origin, 'content-type': 'text/xml' },
          data: '<a/>',
        }),
    ],
    [
      'form of a page, of a length it does not say',
      [411],
      () =>
        fetch(`${origin}/admin`, {
          method: 'POST',
          headers: { origin, cookie, 'content-type': 'multipart/form-data; boundary=x' },
          body: new Blob([MEGABYTE]).stream(),
          duplex: 'half',
        } as RequestInit).then(({ status }) => ({ status: () => status })),
    ],
    [
      'form of a page',
      [413],
      () => request.post('/admin', { headers: { origin }, multipart: { $ACTION_ID_x: '', note: MEGABYTE } }),
    ],
  ]
  for (const [where, expected, attempt] of tries) {
    const answer = await attempt().catch((error: Error) => ({ status: () => error.message }))
    // A server may also hang up on what it will not read.
    const status = answer.status()
    if (typeof status === 'string') expect(status, where).toMatch(/ECONNRESET|EPIPE|socket hang up/)
    else expect(expected, `${where}: ${status}`).toContain(status)
  }
  await page.goto('/admin')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a cursor that was tampered with leads to the first page, and says so', async ({ page }) => {
  for (const list of ['customers', 'transactions']) {
    await page.goto(`/admin/${list}`)
    const next = (await page.getByRole('link', { name: 'Next page' }).getAttribute('href')) ?? ''
    const cursor = new URLSearchParams(next.split('?')[1]).get('after') ?? ''
    const [sort, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]
    const seal = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const tampered = [
      cursor.slice(0, -4),
      `${cursor}AAAA`,
      seal([sort, `${value}' OR 1=1 --`, id]),
      seal([sort, value, '1']),
      seal(['name', value, id]),
      seal([sort, value, id, 'more']),
      seal({ sort, value, id }),
      '../../etc/passwd',
    ]
    for (const after of tampered) {
      const answer = await page.request.get(`/admin/${list}?after=${encodeURIComponent(after)}`)
      expect(answer.status(), after).toBe(200)
      const html = await answer.text()
      expect(html, after).toContain('That link to a page is no longer valid: this is the first page.')
      expect(html, after).toContain('No previous page')
    }
  }
})
