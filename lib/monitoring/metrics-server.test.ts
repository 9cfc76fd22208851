import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { createMetricsServer } from './metrics-server'
import { scrape } from './scrape'
import { scrapeWait } from './scrape-limit'

const token = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8'
process.env.METRICS_TOKEN = token
process.env.METRICS_RATE_LIMIT = '30'
await testDatabase()

let server: Server
let port: number
beforeAll(async () => {
  server = createMetricsServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

type Answer = { status: number | undefined; headers: IncomingMessage['headers']; body: Buffer }

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, agent: false }, async (message) => {
      const chunks: Buffer[] = []
      for await (const chunk of message) chunks.push(chunk)
      resolve({ status: message.statusCode, headers: message.headers, body: Buffer.concat(chunks) })
    })
    sent.once('error', reject).end()
  })
}

const authorization = `Bearer ${token}`

it('serves the body of the scrape, compressed for those who take it', async () => {
  const plain = await ask('/monitoring/metrics', { authorization })
  expect(plain.status).toBe(200)
  expect(plain.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(plain.body.toString()).toContain('phantom_banking_db_up 1\n')
  const compressed = await ask('/monitoring/metrics', { authorization, 'accept-encoding': 'gzip' })
  expect(compressed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(compressed.body).toString()).toContain('phantom_banking_db_up 1\n')
  const head = await ask('/monitoring/metrics', { authorization }, 'HEAD')
  expect([head.status, head.body.length]).toEqual([200, 0])
})

it('serves single families and lists them to who names another', async () => {
  const some = await ask('/monitoring/metrics?collect[]=database&collect[]=database', { authorization })
  expect(some.body.toString().match(/^# HELP phantom_banking_db_up /gm)).toHaveLength(1)
  expect(some.body.toString()).not.toContain('customers')
  const none = await ask('/monitoring/metrics?collect[]=everything', { authorization })
  expect(none.status).toBe(400)
  expect(none.body.toString()).toContain('database')
})

it.each([
  ['no credential', undefined],
  ['another token', 'Bearer a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f9'],
  ['half of it', `Bearer ${token.slice(0, 10)}`],
  ['no scheme', token],
  ['broken base64', 'Basic %%%'],
  ['another scheme', `Digest ${token}`],
])('turns away %s', async (_, shown) => {
  const answer = await ask('/monitoring/metrics', shown ? { authorization: shown } : {})
  expect(answer.status).toBe(401)
  expect(answer.body.toString()).not.toContain('phantom_banking')
})

it('knows nothing else', async () => {
  expect((await ask('/', { authorization })).status).toBe(404)
  expect((await ask('//elsewhere/monitoring/metrics', { authorization })).status).toBe(404)
  const posted = await ask('/monitoring/metrics', { authorization }, 'POST')
  expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD'])
})

it('renders once for all who ask within a second', async () => {
  const texts = await Promise.all(Array.from({ length: 20 }, () => scrape([])))
  expect(new Set(texts).size).toBe(1)
})

it('turns away who asks too often, says for how long, and leaves the others alone', async () => {
  const answers = await Promise.all(
    Array.from({ length: 90 }, () => ask('/monitoring/metrics', { authorization })),
  )
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(10)
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect(scrapeWait('192.0.2.9')).toBe(0)
})
