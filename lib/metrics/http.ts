import { perProcess } from '@/lib/per-process'
import type { Family } from './definition'
import { counter, gauge, histogram } from './record'
import type { Sources } from './sources'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'] as const
export const KINDS = ['document', 'rsc', 'prefetch', 'action', 'api', 'static', 'stream'] as const
export type RequestKind = (typeof KINDS)[number]

/** What failed: rendering, a route handler, a server action, the proxy; `response` is a 5xx nobody threw for. */
export const ERROR_TYPES = ['render', 'route', 'action', 'proxy', 'response', 'uncaught'] as const
export type ErrorType = (typeof ERROR_TYPES)[number]

const ROUTES = 'the routes of the application, (static) and (unmatched)'
const STATUSES = 'the HTTP status codes the portal answers with'

type Name =
  | 'requests_total'
  | 'request_duration_seconds'
  | 'requests_aborted_total'
  | 'requests_in_flight'
  | 'errors_total'
  | 'build_info'
  | 'ready'

export const http: Family<Name, Sources> = {
  name: 'http',
  metrics: {
    requests_total: {
      type: 'counter',
      help: 'Requests answered, by route pattern; aborted ones are not in it.',
      unit: 'count',
      scope: 'process',
      labels: { method: METHODS, route: ROUTES, status: STATUSES, kind: KINDS },
    },
    request_duration_seconds: {
      type: 'histogram',
      help: 'From the first byte of a request to the last of its answer; long-lived streams are not in it.',
      unit: 'seconds',
      scope: 'process',
      labels: { method: METHODS, route: ROUTES, kind: KINDS },
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    },
    requests_aborted_total: {
      type: 'counter',
      help: 'Requests whose client went away before the answer was complete; long-lived streams are not in it.',
      unit: 'count',
      scope: 'process',
    },
    requests_in_flight: {
      type: 'gauge',
      help: 'Requests being answered at this moment.',
      unit: 'count',
      scope: 'process',
    },
    errors_total: {
      type: 'counter',
      help: 'Unhandled errors and 5xx answers, each counted once.',
      unit: 'count',
      scope: 'process',
      labels: { type: ERROR_TYPES, severity: ['error', 'critical'] },
    },
    build_info: {
      type: 'gauge',
      help: 'Always 1; the version that runs is in the labels.',
      unit: 'info',
      scope: 'process',
      labels: { version: 'the version running', node: 'the version of Node.js running' },
    },
    ready: {
      type: 'gauge',
      help: '1 when this process can serve requests from true data, 0 while it starts or cannot.',
      unit: 'boolean',
      scope: 'process',
    },
  },
  prepare: () => metrics(),
  async collect(sources) {
    const { ready, version } = await sources.process()
    return {
      ready: ready ? 1 : 0,
      build_info: [{ labels: { version, node: process.version }, value: 1 }],
    }
  },
}

const metrics = () =>
  perProcess('metrics.http.recorded', () => ({
    requests: counter(http, 'requests_total'),
    duration: histogram(http, 'request_duration_seconds'),
    aborted: counter(http, 'requests_aborted_total'),
    inFlight: gauge(http, 'requests_in_flight'),
    errors: counter(http, 'errors_total'),
  }))

/** Counts a request as being answered until `observeRequest` or `observeAbort` is called for it. */
export function requestStarted(): void {
  metrics().inFlight.inc()
}

/** Records a request that got its whole answer. */
export function observeRequest(
  labels: { method: string; route: string; kind: RequestKind },
  status: number,
  seconds: number,
): void {
  metrics().inFlight.dec()
  metrics().requests.inc({ ...labels, status: String(status) })
  if (labels.kind !== 'stream') metrics().duration.observe(labels, seconds)
}

/** Records a request whose client went away. A stream always ends like that, so it is no abort. */
export function observeAbort(kind: RequestKind): void {
  metrics().inFlight.dec()
  if (kind !== 'stream') metrics().aborted.inc()
}

/** Counts an unhandled error or a 5xx answer. */
export function countError(type: ErrorType, severity: 'error' | 'critical' = 'error'): void {
  metrics().errors.inc({ type, severity })
}

/** Lets the series of a known route start at zero: its first answer and its first failure are then increases. */
export function startRouteAtZero(route: string, kind: RequestKind): void {
  for (const status of ['200', '500']) metrics().requests.inc({ method: 'GET', route, status, kind }, 0)
  metrics().duration.zero({ method: 'GET', route, kind })
}
