import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reportRequestError } from '@/lib/monitoring/start'
import { startStatement } from './database'
import { observeRequest, requestStarted, startRouteAtZero } from './http'
import { recorded } from './record'
import { timeRequests } from './request-timing'
import { knownRoutes, routeTable } from './route-label'

process.env.METRICS_SAMPLE_RATES = '/sampled=0.5'
const NO_STATEMENTS = { statements: 0, statementSeconds: 0 }

const route = { page: '/records', regex: '^/records$' }
timeRequests(routeTable(JSON.stringify({ staticRoutes: [route], dynamicRoutes: [] })))

let answer: RequestListener = (_, response) => response.end()
let server: Server
let address: string
beforeAll(async () => {
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/records`
})
afterAll(() => server.close())
beforeEach(() => recorded('http').resetMetrics())

type Labels = Record<string, string>

/** The value of a series of this process; undefined where there is none. */
async function value(name: string, labels: Labels = {}): Promise<number | undefined> {
  const metrics = await recorded('http').getMetricsAsJSON()
  const series = metrics.flatMap(({ name: metric, values }) =>
    values.map((sample) => ({ metric, metricName: metric, ...sample })),
  )
  return series.find(
    ({ metricName, labels: shown }) =>
      metricName === `phantom_banking_${name}` &&
      JSON.stringify(Object.entries(shown).sort()) === JSON.stringify(Object.entries(labels).sort()),
  )?.value
}

const RECORDS = { method: 'GET', route: '/records', kind: 'document' }
const answered = (status: number) => value('requests_total', { ...RECORDS, status: String(status) })
const seconds = () => value('request_duration_seconds_sum', RECORDS)
const errors = async () =>
  Promise.all(
    ['response', 'render'].map(
      async (type) => (await value('errors_total', { type, severity: 'error' })) ?? 0,
    ),
  )

const ask = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(address, { agent: false }, resolve).once('error', reject))
const end = (message: IncomingMessage): Promise<void> =>
  new Promise((resolve) => message.resume().once('close', resolve))

/** Asks, and goes away as soon as the first bytes are here. */
async function goAway(): Promise<void> {
  const message = await ask()
  message.once('error', () => {})
  message.destroy()
}

describe('a request', () => {
  it('is timed to the last byte of its stream, and counts as in flight until then', async () => {
    answer = async (_, response) => {
      response.write('first')
      await wait(120)
      response.end('last')
    }
    const message = await ask()
    expect(await value('requests_in_flight')).toBe(1)
    expect(await answered(200)).toBeUndefined()
    const shown = performance.now()
    await end(message)
    const streamed = (performance.now() - shown) / 1000
    await expect.poll(() => answered(200)).toBe(1)
    expect(await seconds()).toBeGreaterThan(0.1)
    expect(await seconds()).toBeLessThan(streamed + 1)
    expect(await value('requests_in_flight')).toBe(0)
  })

  it('whose client goes away is aborted once, and answered never', async () => {
    let finish = () => {}
    answer = (_, response) => {
      response.write('first')
      finish = () => response.end('last')
    }
    await goAway()
    await expect.poll(() => value('requests_aborted_total')).toBe(1)
    finish()
    answer = (_, response) => response.end()
    await end(await ask())
    await expect.poll(() => answered(200)).toBe(1)
    expect(await value('requests_aborted_total')).toBe(1)
    expect(await value('requests_in_flight')).toBe(0)
  })

  it('that is a long-lived stream is neither aborted nor timed', async () => {
    answer = (_, response) => {
      response.setHeader('content-type', 'text/event-stream')
      response.write('data: 1\n\n')
    }
    await goAway()
    await expect.poll(() => value('requests_in_flight')).toBe(0)
    expect(await value('requests_aborted_total')).toBe(0)
  })

  it('carries the time of its statements to its route', async () => {
    answer = async (_, response) => {
      const ended = startStatement('SELECT 1')
      await wait(20)
      ended()
      response.end()
    }
    await end(await ask())
    await expect.poll(() => value('request_db_statements_total', { route: '/records' })).toBe(1)
    expect(await value('request_db_seconds_total', { route: '/records' })).toBeGreaterThan(0.015)
  })

  it('of a sampled route is always counted and timed now and then', async () => {
    for (let n = 0; n < 2_000; n += 1) {
      requestStarted()
      observeRequest({ method: 'GET', route: '/sampled', kind: 'document' }, 200, 0.01, NO_STATEMENTS)
    }
    const sampled = { ...RECORDS, route: '/sampled' }
    expect(await value('requests_total', { ...sampled, status: '200' })).toBe(2_000)
    // Six standard deviations around half: a fair coin leaves them once in a billion runs.
    const timed = (await value('request_duration_seconds_count', sampled)) ?? 0
    expect(Math.abs(timed - 1_000)).toBeLessThan(135)
  })

  it('of a made-up method is of the method "other"', async () => {
    answer = (_, response) => response.end()
    const made = request(address, { method: 'PROPFIND', agent: false })
    await new Promise((resolve) => made.once('response', (message) => end(message).then(resolve)).end())
    await expect.poll(() => value('requests_total', { ...RECORDS, method: 'other', status: '200' })).toBe(1)
  })
})

describe('an error', () => {
  const context = {
    routerKind: 'App Router',
    routePath: '/records',
    routeType: 'render',
    revalidateReason: undefined,
  } as const

  it('is counted for a 5xx that nobody threw for', async () => {
    answer = (_, response) => response.writeHead(503).end()
    await end(await ask())
    await expect.poll(() => answered(503)).toBe(1)
    expect(await errors()).toEqual([1, 0])
  })

  it('is counted once when it was thrown and became a 500', async () => {
    answer = (_, response) => {
      reportRequestError(new Error('thrown'), context)
      response.writeHead(500).end()
    }
    await end(await ask())
    await expect.poll(() => answered(500)).toBe(1)
    expect(await errors()).toEqual([0, 1])
  })

  it('is counted after the shell too, where the status says 200', async () => {
    answer = async (_, response) => {
      response.write('shell')
      await wait(1)
      reportRequestError(new Error('thrown late'), context)
      response.end('the rest')
    }
    await end(await ask())
    await expect.poll(() => answered(200)).toBe(1)
    expect(await errors()).toEqual([0, 1])
  })
})

it('known routes start at zero', async () => {
  const manifest = {
    '/(portal)/admin/page': '/admin',
    '/health/route': '/health',
    '/_not-found/page': '/_not-found',
  }
  const routes = knownRoutes(JSON.stringify(manifest))
  expect(routes).toEqual([
    { label: '/admin', handler: false },
    { label: '/health', handler: true },
  ])
  startRouteAtZero('/admin', 'document')
  const admin = { ...RECORDS, route: '/admin' }
  for (const status of ['200', '500']) expect(await value('requests_total', { ...admin, status })).toBe(0)
  expect(await value('request_duration_seconds_count', admin)).toBe(0)
})
