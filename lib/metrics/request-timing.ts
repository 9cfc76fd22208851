import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { env } from '@/lib/env'
import { takeIn } from '@/lib/http/incoming'
import { log } from '@/lib/log'
import { perProcess } from '@/lib/per-process'
import { countError, METHODS, observeAbort, observeRequest, requestStarted } from './http'
import { recording } from './recording'
import { requestKind } from './request-kind'
import { enterRequest, type RequestRecord } from './request-record'
import { type RouteTable, routeOf } from './route-label'

const NOTHING_YET = {
  operations: 0,
  operationSeconds: 0,
  statements: 0,
  statementSeconds: 0,
  errorCounted: false,
}

type StartMessage = { request: IncomingMessage; response: ServerResponse }

/**
 * Follows every request of this process from its first byte to its last: pages, handlers, static files, redirects,
 * 404, 500, actions and streams alike, which nothing inside Next sees completely. Gives each its id, makes its
 * record current for all that happens on its behalf, and records it when its answer is closed (on an abort
 * `finish` never comes). Subscribes once per process however often it is called.
 * @param table the routes of the build; null in development
 */
export function timeRequests(table: RouteTable | null): void {
  perProcess('request-timing', () => {
    subscribe('http.server.request.start', (message) => start(message as StartMessage, table))
    return true
  })
}

function start({ request, response }: StartMessage, table: RouteTable | null): void {
  const began = performance.now()
  const { METRICS_PORT, TRUSTED_PROXY_HOPS, PUBLIC_URL } = env()
  if (METRICS_PORT !== undefined && request.socket.localPort === METRICS_PORT) return // not the portal's server
  const { requestId } = takeIn(request.headers, request.socket.remoteAddress, TRUSTED_PROXY_HOPS, PUBLIC_URL)
  response.setHeader('x-request-id', requestId)
  if (PUBLIC_URL.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000')
  const method = METHODS.find((known) => known === request.method) ?? 'other'
  const record: RequestRecord = { id: requestId, ...NOTHING_YET }
  // The web's Request cannot even be made with TRACE: the framework would answer 500 instead of refusing it.
  if (request.method === 'TRACE') request.method = 'REFUSED'
  const url = request.url
  enterRequest(record)
  if (!recording().on) return
  requestStarted()

  response.once('close', () => {
    const route = routeOf(request, url, table)
    const kind = requestKind(request, response, route)
    const seconds = (performance.now() - began) / 1000
    const aborted = !response.writableFinished
    if (aborted) observeAbort(route.label, kind, record)
    else observeRequest({ method, route: route.label, kind }, response.statusCode, seconds, record)
    if (!aborted && response.statusCode >= 500 && !record.errorCounted) countError('response')

    const quiet = kind === 'static' || route.label.startsWith('/monitoring/') || route.label === '/health'
    log()[quiet ? 'debug' : 'info'](
      {
        requestId,
        method,
        route: route.label,
        kind,
        status: aborted ? undefined : response.statusCode,
        aborted: aborted || undefined,
        ms: Math.round(seconds * 10_000) / 10,
        operations: record.operations,
        operationMs: Math.round(record.operationSeconds * 10_000) / 10,
        statements: record.statements,
      },
      aborted ? 'request aborted' : 'request answered',
    )
  })
}
