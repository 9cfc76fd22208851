import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { observeOperation } from './database'
import { KINDS, METHODS, observeRequest, type RequestKind, requestStarted } from './http'
import { recorded } from './record'
import { routeOf, routeTable } from './route-label'

const route = { page: '/records', regex: '^/records$' }
const table = routeTable(JSON.stringify({ staticRoutes: [route], dynamicRoutes: [] }))

async function series(family: string): Promise<number> {
  const lines = (await recorded(family).metrics()).split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#')).length
}

function answered(labels: { method: string; route: string; kind: RequestKind }, status: number): void {
  requestStarted()
  observeRequest(labels, status, 0.001, { statements: 0, statementSeconds: 0 })
}

it('10 000 made-up addresses add no series', async () => {
  const ask = (url: string) => {
    const { label } = routeOf(new IncomingMessage(new Socket()), url, table)
    answered({ method: 'GET', route: label, kind: 'document' }, 404)
  }
  ask('/first')
  const before = await series('http')
  for (let n = 0; n < 10_000; n += 1) ask(`/${n}/${Math.random()}`)
  expect(await series('http')).toBe(before)
})

it('methods, kinds and routes in every combination stay within the limit, and nothing goes uncounted', async () => {
  let sent = 0
  for (let n = 0; n < 100; n += 1) {
    for (const method of METHODS) {
      for (const kind of KINDS) {
        answered({ method, route: `/route-${n}`, kind }, 400 + n)
        sent += 1
      }
    }
  }
  expect(await series('http')).toBeLessThan(2_600)
  const metrics = await recorded('http').getMetricsAsJSON()
  const requests = metrics.find(({ name }) => name === 'phantom_banking_requests_total')?.values ?? []
  expect(requests.reduce((sum, { value }) => sum + value, 0)).toBe(sent + 10_001)
})

it('so do operations of the database', async () => {
  for (let n = 0; n < 500; n += 1) observeOperation(`Model${n}`, 'findMany', 0.001)
  expect(await series('database')).toBeLessThan(1_300)
})
