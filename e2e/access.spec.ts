import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIRequestContext, APIResponse } from 'playwright/test'
import { can, grantOf, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import { currentBuild } from '@/scripts/lib/build'
import { ACTIONS } from './support/actions'
import { stateFile } from './support/banks'
import { expect, test } from './support/fixtures'

// What exists is found in the file system; what is missing from these tables fails. `public`: for strangers too.
type Need = Permission | 'public'

const PAGES: Record<string, Need> = {
  '/': 'public', // leads to /admin and shows nothing
  '/login': 'public',
  '/login/reset': 'public',
  '/login/second-factor': 'public',
  '/wall': 'public', // shows nothing to who is neither signed in nor a wall display
  '/admin': 'dashboard:read',
  '/admin/account': 'account:manage',
  '/admin/access-grants': 'customers:read',
  '/admin/access-grants/[id]': 'customers:read',
  '/admin/alerts': 'alerts:read',
  '/admin/alerts/[id]': 'alerts:read',
  '/admin/alerts/runbooks/[alert]': 'alerts:read',
  '/admin/approvals': 'approvals:read',
  '/admin/approvals/[id]': 'approvals:read',
  '/admin/audit': 'audit:read',
  '/admin/audit/[id]': 'audit:read',
  '/admin/bulk': 'bulk:read',
  '/admin/bulk/[id]': 'bulk:read',
  '/admin/customers': 'customers:read',
  '/admin/customers/[id]': 'customers:read',
  '/admin/customers/[id]/life': 'customers:read',
  '/admin/desks/eft': 'eft:read',
  '/admin/desks/freezes': 'wallets:read',
  '/admin/desks/grants': 'customers:read',
  '/admin/desks/limits': 'wallets:read',
  '/admin/desks/qr': 'qr:read',
  '/admin/exports': 'exports:read',
  '/admin/eft-payments': 'eft:read',
  '/admin/eft-payments/[id]': 'eft:read',
  '/admin/kyc': 'kyc:read',
  '/admin/kyc/[id]': 'kyc:read',
  '/admin/kyc/renewals': 'kyc:read',
  '/admin/kyc/statistics': 'kyc:read',
  '/admin/merchants': 'merchants:read',
  '/admin/merchants/[id]': 'merchants:read',
  '/admin/qr-codes': 'qr:read',
  '/admin/qr-codes/[id]': 'qr:read',
  '/admin/search': 'search:use',
  '/admin/sign-in-threats': 'threats:read',
  '/admin/suspicious': 'suspicious:read',
  '/admin/suspicious/[id]': 'suspicious:read',
  '/admin/suspicious/[id]/report': 'suspicious:triage',
  '/admin/suspicious/rules': 'suspicious:read',
  '/admin/suspicious/rules/[rule]': 'suspicious:read',
  '/admin/balance-integrity': 'integrity:read',
  '/admin/roles': 'users:read',
  '/admin/sessions': 'sessions:read',
  '/admin/transactions': 'transactions:read',
  '/admin/transactions/[id]': 'transactions:read',
  '/admin/users': 'users:read',
  '/admin/users/[id]': 'users:read',
  '/admin/wallets': 'wallets:read',
  '/admin/wallets/[id]': 'wallets:read',
  '/admin/wallets/[id]/statement': 'wallets:statement',
  '/admin/displays': 'displays:read',
  '/monitoring/dashboard': 'monitoring:read',
}

/** Built into no release: the page of all components answers 404 outside of development. */
const DEVELOPMENT_ONLY = ['/components']

const HANDLERS: Record<string, Need> = {
  '/api/auth/[...nextauth]': 'public',
  '/api/exports/[id]': 'exports:read',
  '/api/exports/[id]/file': 'exports:create',
  '/api/kyc-documents/[id]': 'kyc:read',
  '/api/lists/[list]/count': 'dashboard:read',
  '/api/live': 'monitoring:read',
  '/api/monitoring/charts/[source]': 'monitoring:read',
  '/api/search': 'search:use',
  '/api/session': 'account:manage',
  '/health': 'public',
  '/monitoring/health': 'public',
  '/monitoring/metrics': 'monitoring:read',
}

/** Nobody has done any of these in a new demo bank. */
const EMPTY_LISTS = ['/admin/bulk']

/** These go on for as long as one reads: asked for their head. */
const STREAMS = ['/api/live']

/** For programs with a credential of their own: no session opens them. */
const PROGRAMS = ['/api/alerts/webhook']

/** What made a framework skip its middleware once, or trust a client with its inside. */
const BYPASSES: Record<string, string>[] = [
  ...['middleware', 'src/middleware', 'pages/_middleware', 'proxy', 'src/proxy'].flatMap((name) => [
    { 'x-middleware-subrequest': name },
    { 'x-middleware-subrequest': Array(5).fill(name).join(':') },
  ]),
  { 'x-middleware-subrequest-id': 'a'.repeat(16) },
  { 'x-middleware-next': '1' },
  { 'x-middleware-prefetch': '1' },
  { 'x-middleware-rewrite': '/admin/customers' },
  { 'x-middleware-invoke': '1' },
  { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'phantom-session=x' },
  { 'x-invoke-path': '/admin/customers', 'x-invoke-status': '200', 'x-invoke-query': '{}' },
  { 'x-matched-path': '/admin/customers' },
  { 'x-now-route-matches': '1=admin' },
  { 'x-nextjs-data': '1' },
  { 'x-prerender-revalidate': 'x' },
  { 'x-path': '/login' },
  { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
  { 'x-original-url': '/login', 'x-rewrite-url': '/login' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
]

/** Cookies of nobody: a session begins where its row does. The proxy lets each of them through to the page. */
const FORGERIES = [
  'x',
  'eyJhbGciOiJub25lIn0.e30.',
  // An encrypted JWT as next-auth makes it, under a key that is not ours.
  'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..0b1cZk2YwZQ3sQ5J.Yk9hZ1dVb2JhcmZvbw.Zm9yZWlnbi1rZXktdGFnMQ',
  'a'.repeat(3_500),
  '%00%ff',
]

const ROOT = fileURLToPath(new URL('..', import.meta.url))

function routes(file: 'page.tsx' | 'route.ts'): string[] {
  return readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.split(sep).at(-1) === file)
    .map((path) => path.split(sep).slice(0, -1))
    .map((parts) => `/${parts.filter((part) => !part.startsWith('(')).join('/')}`)
    .sort()
}

type Reference = { filename: string; exportedName: string }

/** The server functions of the build that runs, with the ids a browser calls them by. */
function builtActions(): { id: string; name: string }[] {
  const manifest = join(currentBuild(ROOT).folder, '.next/server/server-reference-manifest.json')
  const text = readFileSync(manifest, 'utf8')
  const { node } = JSON.parse(text) as { node: Record<string, Reference> }
  return Object.entries(node).map(([id, { filename, exportedName }]) => ({
    id,
    name: `${filename.replaceAll('\\', '/')} ${exportedName}`,
  }))
}

function actionsInSource(): string[] {
  return readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.split(sep).at(-1) === 'actions.ts')
    .map((path) => relative(ROOT, join(ROOT, 'lib', path)).replaceAll('\\', '/'))
    .filter((path) => /^\s*['"]use server['"]/.test(readFileSync(join(ROOT, path), 'utf8')))
    .flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
        ([, name]) => `${path} ${name}`,
      )
    })
    .sort()
}

/** An id that no record has: a handler that finds it missing has let the caller in. */
const NOBODYS_ID = '00000000-0000-0000-0000-000000000000'
const NO_REDIRECT = { maxRedirects: 0 } as const
const RECORD = /\/admin\/[a-z-]+\/[0-9a-f]{8}-[0-9a-f-]{27}/g

/** The address of a page, with the id of a record that exists. */
const addresses = new Map<string, string>()

test.beforeAll(async ({ playwright, banks }) => {
  const admin = await playwright.request.newContext({
    baseURL: banks.demo.url,
    storageState: stateFile('superadmin'),
  })
  for (const page of Object.keys(PAGES)) {
    const [list, rest] = page.split('/[id]')
    if (!list || rest === undefined) {
      addresses.set(page, page.replace('[alert]', 'FrozenWallets').replace('[rule]', 'velocity'))
      continue
    }
    if (EMPTY_LISTS.includes(list)) {
      addresses.set(page, page.replace('[id]', NOBODYS_ID))
      continue
    }
    const links = (await (await admin.get(list)).text()).match(RECORD) ?? []
    const first = links.find((link) => link.startsWith(`${list}/`))
    if (!first) throw new Error(`${list} links to no record`)
    addresses.set(page, `${first}${rest}`)
  }
  await admin.dispose()
})

const guarded = () =>
  Object.entries(PAGES).flatMap(([page, need]) =>
    need === 'public' ? [] : [{ page, need, address: addresses.get(page) ?? page }],
  )

/** Turned away to the sign-in, and nothing of the bank on the way: no record, no amount. */
async function expectRefused(answer: APIResponse, address: string, how: string): Promise<void> {
  const body = await answer.text()
  const records = (body.match(RECORD) ?? []).filter((path) => !path.startsWith(address))
  expect({ records, amounts: body.match(/P\s?[\d,]+\.\d\d/g) ?? [] }, how).toEqual({
    records: [],
    amounts: [],
  })
  expect([307, 401, 403, 404], how).toContain(answer.status())
  if (answer.status() !== 307) return
  // Asked for a partial answer without its hash, the framework first leads to the same address with one.
  const to = new URL(answer.headers().location ?? '', 'http://here')
  if (to.pathname !== address || !to.searchParams.has('_rsc')) expect(to.pathname, how).toBe('/login')
}

test('every page, handler and action has its line in the tables', () => {
  expect(routes('page.tsx')).toEqual([...Object.keys(PAGES), ...DEVELOPMENT_ONLY].sort())
  expect(routes('route.ts')).toEqual([...Object.keys(HANDLERS), ...PROGRAMS].sort())
  expect(actionsInSource()).toEqual(Object.keys(ACTIONS).sort())
  expect(builtActions().length).toBeGreaterThan(0)
  for (const { name } of builtActions()) expect(Object.keys(ACTIONS)).toContain(name)
})

for (const role of [...ROLES, null]) {
  test.describe(role ?? 'a stranger', () => {
    test.use({ role })

    test('opens the pages of the permission table and no others', async ({ request }) => {
      for (const { page, need, address } of guarded()) {
        const answer = await request.get(address, NO_REDIRECT)
        // Whoever may see their own records only is not even told that there are others.
        const none = EMPTY_LISTS.some((list) => page.startsWith(`${list}/`))
        const hidden = none || (role && grantOf(role, need) === 'own' && page.endsWith('/[id]'))
        if (role && can(role, need)) expect(answer.status(), page).toBe(hidden ? 404 : 200)
        else if (role) expect(answer.status(), page).toBe(403)
        else await expectRefused(answer, address, page)
      }
      for (const page of DEVELOPMENT_ONLY) {
        // The proxy leads strangers to the sign-in first; without it they are told as little.
        expect(role ? [404] : [307, 404], page).toContain((await request.get(page, NO_REDIRECT)).status())
      }
    })

    test('gets an answer from the handlers of the permission table and no others', async ({ request }) => {
      for (const [path, need] of Object.entries(HANDLERS)) {
        const address = path
          .replace('[...nextauth]', 'session')
          .replace('[source]', 'bank')
          .replace('[list]', 'customers')
          .replace('[id]', NOBODYS_ID)
        const allowed = need === 'public' || (role !== null && can(role, need))
        const answered = path.includes('[id]') ? 404 : 200
        const expected = allowed ? answered : role ? 403 : 401
        const method = STREAMS.includes(path) ? 'HEAD' : 'GET'
        expect((await request.fetch(address, { ...NO_REDIRECT, method })).status(), path).toBe(expected)
      }
      for (const path of PROGRAMS) {
        const answer = await request.post(path, { ...NO_REDIRECT, data: { version: '4', alerts: [] } })
        expect(answer.status(), path).toBe(401)
      }
    })

    test('is let into the actions of the permission table and no others', async ({ request, banks }) => {
      for (const { id, name } of builtActions()) {
        const need = ACTIONS[name]
        if (!need || need === 'public') continue
        // Without its key the form is refused with 400: after the permission was looked at, before anything is done.
        const said = await callAction(request, banks.demo.url, id)
        expect(said, name).toBe(expectedCode(role, need))
      }
    })
  })
}

function expectedCode(role: Role | null, need: Permission): number {
  if (!role) return 401
  return can(role, need) ? 400 : 403
}

/** Calls a form action the way React does: its state and an empty form. */
async function callAction(request: APIRequestContext, origin: string, id: string): Promise<number | null> {
  const answer = await request.post('/admin', {
    ...NO_REDIRECT,
    headers: { 'next-action': id, accept: 'text/x-component', origin },
    multipart: { '1_nothing': '', '0': '[{"status":"idle"},"$K1"]' },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  const code = /"code":(\d{3})/.exec(await answer.text())?.[1]
  return code ? Number(code) : null
}

test.describe('a stranger with tricks', () => {
  test.use({ role: null })
  test.setTimeout(180_000)

  test('opens nothing with headers that once bypassed a middleware', async ({ request }) => {
    for (const { page, address } of guarded()) {
      for (const headers of BYPASSES) {
        const how = `${page} with ${JSON.stringify(headers)}`
        await expectRefused(await request.get(address, { ...NO_REDIRECT, headers }), address, how)
      }
    }
    for (const headers of BYPASSES) {
      // Followed: with `rsc` the framework first leads to the same address with a hash of these headers.
      const answer = await request.get('/monitoring/metrics', { headers })
      expect(answer.status(), JSON.stringify(headers)).toBe(401)
    }
  })

  test('opens nothing with a cookie of nobody: the pages refuse it, without the proxy', async ({
    request,
  }) => {
    for (const { page, address } of guarded()) {
      for (const cookie of FORGERIES) {
        const headers = { cookie: `phantom-session=${cookie}` }
        const answer = await request.get(address, { ...NO_REDIRECT, headers })
        await expectRefused(answer, address, `${page} with ${cookie.slice(0, 30)}`)
      }
    }
    for (const cookie of FORGERIES) {
      const headers = { cookie: `phantom-session=${cookie}` }
      expect((await request.get('/monitoring/metrics', { ...NO_REDIRECT, headers })).status()).toBe(401)
    }
  })

  // Every header on every page, past the proxy: `npm run verify` asks that of a portal without one.
  test('opens nothing with both', async ({ request }) => {
    const cookie = `phantom-session=${FORGERIES[1]}`
    const pages = guarded()
    const pairs = Array.from({ length: Math.max(pages.length, BYPASSES.length) }, (_, n) => ({
      page: pages[n % pages.length],
      bypass: BYPASSES[n % BYPASSES.length],
    }))
    for (const { page, bypass } of pairs) {
      const address = page?.address ?? ''
      const answer = await request.get(address, { ...NO_REDIRECT, headers: { ...bypass, cookie } })
      await expectRefused(answer, address, `${address} with ${JSON.stringify(bypass)} and a forged cookie`)
    }
  })
})
