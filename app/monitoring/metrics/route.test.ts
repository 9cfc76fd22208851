import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROLES, type Role } from '@/lib/auth/permissions'
import { startEmbedded } from '@/lib/db/embedded'
import { stopWithThisProcess } from '@/lib/db/embedded/guard'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { GET } from './route'

const METRICS_TOKEN = 'the-scraper-of-the-tests-0123456789'
Object.assign(process.env, { METRICS_TOKEN, LOG_LEVEL: 'fatal' })

// A server of its own: this test stops it.
const dataDir = mkdtempSync(join(tmpdir(), 'phantom-scrape-'))
chmodSync(dataDir, 0o711)
const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), dataDir)
const server = await startEmbedded({ dataDir, durable: false })
process.env.DATABASE_URL = server.portalUrl
const tokens = new Map<Role, string>()

beforeAll(async () => {
  await migrate(server.ownerUrl)
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})
afterAll(async () => {
  await pool().end()
  await server.stop()
  release()
  rmSync(dataDir, { recursive: true, force: true })
})

const scraper = { headers: { authorization: `Bearer ${METRICS_TOKEN}` } }
const ask = (asker: Parameters<typeof inRequest>[0]) =>
  inRequest(asker, (request) => GET(request, { params: Promise.resolve({}) }))
const read = async () => (await ask(scraper)).text()

it.each(ROLES)('a session of the role %s may read the scrape', async (role) => {
  const answer = await ask({ token: tokens.get(role) ?? '' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toMatch(/^phantom_banking_db_up 1$/m)
})

it('a stranger, a forged cookie and a wrong credential may not', async () => {
  const strangers = [
    {},
    { headers: { cookie: 'phantom-session=eyJhbGciOiJub25lIn0.e30.' } as Record<string, string> },
    { headers: { authorization: `Bearer ${METRICS_TOKEN}x` } as Record<string, string> },
    { headers: { authorization: 'Bearer' } as Record<string, string>, token: tokens.get('superadmin') ?? '' },
  ]
  for (const asker of strangers) expect((await ask(asker)).status).toBe(401)
})

it('with the database stopped says so, leaves out what it cannot know, and lets no session in', async () => {
  expect(await read()).toMatch(/^phantom_banking_ready 1$/m)
  await server.stop()
  await expect.poll(read, { timeout: 10_000 }).toMatch(/^phantom_banking_db_up 0$/m)
  const text = await read()
  expect(text).toMatch(/^phantom_banking_ready 0$/m)
  expect(text).not.toMatch(/^phantom_banking_(customers|wallets|kyc|transactions)_/m)
  expect(text).toMatch(/^phantom_banking_collector_success\{collector="customers"\} 0$/m)
  expect((await ask({ token: tokens.get('superadmin') ?? '' })).status).toBe(503)
})
