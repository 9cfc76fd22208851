import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '@/lib/db/transaction'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadShell } from '@/lib/domain/overview/shell'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { sourceFiles } from '@/lib/testing/source-files'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { endSessions } from './end-sessions'
import { guardedLoader } from './guarded-loader'
import { can, ROLES } from './permissions'
import { hashToken, newToken } from './session-token'

// What `experimental.authInterrupts` of next.config.ts becomes in a build.
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true'
await testDatabase()
let ended = ''
beforeAll(async () => {
  await makeStaff()
  ended = await tokenFor('superadmin')
  await transaction((tx) => endSessions(tx, { tokenHash: hashToken(ended) }, 'signed out', null, null))
})

type Asked = Parameters<typeof inRequest>[0]
type Loader = (...args: unknown[]) => Promise<unknown>

/** Every loader of the product: none of these calls passes through the proxy, nor through a page. */
const loaders: [string, Loader][] = [
  ['loadDashboard', loadDashboard],
  ['pageClock', () => pageClock('dashboard:read')],
]
for (const { path } of sourceFiles()) {
  const entity = /^lib\/domain\/([^/]+)\/loaders\.ts$/.exec(path)?.[1]
  if (!entity) continue
  const loaded: Record<string, Loader> = await import(`../domain/${entity}/loaders.ts`)
  loaders.push(...Object.entries(loaded).map(([name, load]): [string, Loader] => [`${entity} ${name}`, load]))
}

const digestOf = (work: Promise<unknown>) =>
  work.then(
    () => 'an answer',
    (error: { digest?: string }) => error.digest ?? String(error),
  )
const asks = (load: Loader, asked: Asked) => digestOf(inRequest(asked, () => load({}, undefined)))

describe.each(loaders)('%s', (_, load) => {
  it('sends strangers, forged cookies and ended sessions to the sign-in', async () => {
    const strangers: Asked[] = [
      {},
      { headers: { cookie: 'phantom-session=eyJhbGciOiJub25lIn0.e30.' } },
      { headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' } },
      { token: newToken() },
      { token: ended },
    ]
    for (const asked of strangers) expect(await asks(load, asked)).toMatch(/^NEXT_REDIRECT;\w+;\/login;/)
  })
})

it('found the loaders of every entity', () => {
  expect(loaders.length).toBeGreaterThanOrEqual(20)
})

it('the frame sends strangers to the sign-in', async () => {
  expect(await digestOf(inRequest({}, () => loadShell()))).toMatch(/^NEXT_REDIRECT;.*\/login/)
})

describe('a guarded loader', () => {
  it.each(ROLES)('asks the permission table before it reads: %s', async (role) => {
    let read = 0
    const load = guardedLoader('users:read', async ({ user }) => {
      read += 1
      return user.role
    })
    const token = await tokenFor(role)
    const allowed = can(role, 'users:read')
    expect(await digestOf(inRequest({ token }, () => load()))).toBe(
      allowed ? 'an answer' : 'NEXT_HTTP_ERROR_FALLBACK;403',
    )
    expect(read).toBe(allowed ? 1 : 0)
  })
})
