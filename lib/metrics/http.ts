import { env } from '@/lib/env'
import { perProcess } from '@/lib/per-process'
import type { Family } from './definition'
import { labelLimit } from './label-limit'
import { countRecentRequest } from './recent-requests'
import { counter, gauge, histogram } from './record'
import { recording } from './recording'
import type { RequestRecord } from './request-record'
import type { Sources } from './sources'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'] as const
export const KINDS = ['document', 'rsc', 'prefetch', 'action', 'api', 'static', 'stream'] as const
export type RequestKind = (typeof KINDS)[number]

/** What failed: rendering, a route handler, a server action, the proxy; `response` is a 5xx nobody threw for. */
export const ERROR_TYPES = ['render', 'route', 'action', 'proxy', 'response', 'uncaught'] as const
export type ErrorType = (typeof ERROR_TYPES)[number]

const ROUTES =
  'the routes of the application, (static), (unmatched), and (other) past the limit of label sets'
const STATUSES = 'the HTTP status codes the portal answers with'
/** Method and kind come from the client: without limits somebody could make 56 histograms of each route. */
const MOST_DURATIONS = 120
const MOST_COUNTERS = 600

export const REQUEST_SECONDS_EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]

type Name =
  | 'requests_total'
  | 'request_duration_seconds'
  | 'requests_aborted_total'
  | 'requests_in_flight'
  | 'request_db_statements_total'
  | 'request_db_seconds_total'
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
      buckets: REQUEST_SECONDS_EDGES,
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
    request_db_statements_total: {
      type: 'counter',
      help: 'SQL statements sent while answering requests, by route.',
      unit: 'count',
      scope: 'process',
      labels: { route: ROUTES },
    },
    request_db_seconds_total: {
      type: 'counter',
      help: 'Time that SQL statements took while answering requests, by route; those under way at once all count.',
      unit: 'seconds',
      scope: 'process',
      labels: { route: ROUTES },
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

type Labels = { method: string; route: string; kind: RequestKind }

const other = <L extends Labels>(labels: L): L => ({
  ...labels,
  method: 'other',
  route: '(other)',
  kind: 'document',
})

const metrics = () =>
  perProcess('metrics.http.recorded', () => ({
    requests: counter(http, 'requests_total'),
    duration: histogram(http, 'request_duration_seconds'),
    aborted: counter(http, 'requests_aborted_total'),
    inFlight: gauge(http, 'requests_in_flight'),
    statements: counter(http, 'request_db_statements_total'),
    statementSeconds: counter(http, 'request_db_seconds_total'),
    errors: counter(http, 'errors_total'),
    limitCounter: labelLimit<Labels & { status: string }>(MOST_COUNTERS, other),
    limitDuration: labelLimit<Labels>(MOST_DURATIONS, other),
  }))

/** Counts a request as being answered until `observeRequest` or `observeAbort` is called for it. */
export function requestStarted(): void {
  metrics().inFlight.inc()
}

/** Records a request that got its whole answer. */
export function observeRequest(labels: Labels, status: number, seconds: number, work: DatabaseWork): void {
  const { inFlight, requests, duration, limitCounter, limitDuration } = metrics()
  inFlight.dec()
  requests.inc(limitCounter({ ...labels, status: String(status) }))
  countRecentRequest({ kind: labels.kind, status, seconds }, REQUEST_SECONDS_EDGES)
  if (labels.kind !== 'stream' && isSampled(labels.route)) duration.observe(limitDuration(labels), seconds)
  observeDatabaseWork(labels.route, work)
}

/** Records a request whose client went away. A stream always ends like that, so it is no abort. */
export function observeAbort(route: string, kind: RequestKind, work: DatabaseWork): void {
  metrics().inFlight.dec()
  if (kind !== 'stream') metrics().aborted.inc()
  observeDatabaseWork(route, work)
}

type DatabaseWork = Pick<RequestRecord, 'statements' | 'statementSeconds'>

function observeDatabaseWork(route: string, { statements, statementSeconds }: DatabaseWork): void {
  if (statements === 0) return
  metrics().statements.inc({ route }, statements)
  metrics().statementSeconds.inc({ route }, statementSeconds)
}

/** By chance and not every nth: requests that take turns would otherwise be seen one kind only. */
function isSampled(route: string): boolean {
  const rate = env().METRICS_SAMPLE_RATES?.[route]
  return rate === undefined || Math.random() < rate
}

/** Counts an unhandled error or a 5xx answer. */
export function countError(type: ErrorType, severity: 'error' | 'critical' = 'error'): void {
  if (recording().on) metrics().errors.inc({ type, severity })
}

/** Lets the series of a known route start at zero: its first answer and its first failure are then increases. */
export function startRouteAtZero(route: string, kind: RequestKind): void {
  const { requests, duration, statements, statementSeconds, limitCounter, limitDuration } = metrics()
  for (const status of ['200', '500']) requests.inc(limitCounter({ method: 'GET', route, kind, status }), 0)
  duration.zero(limitDuration({ method: 'GET', route, kind }))
  statements.inc({ route }, 0)
  statementSeconds.inc({ route }, 0)
}
