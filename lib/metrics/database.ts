import { performance } from 'node:perf_hooks'
import { perProcess } from '@/lib/per-process'
import type { Family } from './definition'
import { counter, histogram } from './record'
import { currentRequest } from './request-record'
import type { Sources } from './sources'

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const QUERY_LABELS = {
  model: 'the models of the Prisma schema, and raw',
  operation: 'the operations of Prisma Client',
}

type Name =
  | 'db_connections_active'
  | 'db_connections'
  | 'db_pool_wait_seconds'
  | 'db_query_duration_seconds'
  | 'db_queries_total'
  | 'db_statements_total'
  | 'db_up'

export const database: Family<Name, Sources> = {
  name: 'database',
  metrics: {
    db_connections_active: {
      type: 'gauge',
      help: "Connections of this process's pool that are in use.",
      unit: 'count',
      scope: 'process',
    },
    db_connections: {
      type: 'gauge',
      help: "Connections of this process's pool by state, and callers waiting for one.",
      unit: 'count',
      scope: 'process',
      labels: { state: ['active', 'idle', 'waiting'] },
    },
    db_pool_wait_seconds: {
      type: 'histogram',
      help: 'How long callers waited for a connection of the pool.',
      unit: 'seconds',
      scope: 'process',
      buckets: BUCKETS,
    },
    db_query_duration_seconds: {
      type: 'histogram',
      help: 'Duration of a Prisma operation, all its statements included.',
      unit: 'seconds',
      scope: 'process',
      labels: QUERY_LABELS,
      buckets: BUCKETS,
    },
    db_queries_total: {
      type: 'counter',
      help: 'Prisma operations, failed ones included.',
      unit: 'count',
      scope: 'process',
      labels: QUERY_LABELS,
    },
    db_statements_total: {
      type: 'counter',
      help: 'SQL statements sent to PostgreSQL by this process.',
      unit: 'count',
      scope: 'process',
    },
    db_up: {
      type: 'gauge',
      help: '1 when PostgreSQL answered the latest check of this process, else 0.',
      unit: 'boolean',
      scope: 'process',
    },
  },
  prepare: () => metrics(),
  async collect(sources) {
    const { databaseUp, pool } = await sources.process()
    return {
      db_up: databaseUp ? 1 : 0,
      db_connections_active: pool?.active ?? null,
      db_connections: pool && Object.entries(pool).map(([state, value]) => ({ labels: { state }, value })),
    }
  },
}

const metrics = () =>
  perProcess('metrics.database.recorded', () => ({
    queries: counter(database, 'db_queries_total'),
    duration: histogram(database, 'db_query_duration_seconds'),
    statements: counter(database, 'db_statements_total'),
    poolWait: histogram(database, 'db_pool_wait_seconds'),
  }))

/** Records one Prisma operation, for the metrics and for the request it served. */
export function observeOperation(model: string | undefined, operation: string, seconds: number): void {
  const labels = { model: model ?? 'raw', operation: operation.replace(/^\$/, '') }
  metrics().queries.inc(labels)
  metrics().duration.observe(labels, seconds)
  const request = currentRequest()
  if (!request) return
  request.operations += 1
  request.operationSeconds += seconds
}

/** Records one SQL statement sent to PostgreSQL. */
export function observeStatement(): void {
  metrics().statements.inc()
}

/** Times the wait for a connection: call the returned function when the pool gave one or refused. */
export function startPoolWait(): () => void {
  const started = performance.now()
  return () => metrics().poolWait.observe((performance.now() - started) / 1000)
}
