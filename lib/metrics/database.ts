import { performance } from 'node:perf_hooks'
import { perProcess } from '@/lib/per-process'
import type { Family } from './definition'
import { labelLimit } from './label-limit'
import { counter, histogram } from './record'
import { recording } from './recording'
import { currentRequest } from './request-record'
import type { Sources } from './sources'

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
/** What a statement begins with; BEGIN, COMMIT, ROLLBACK, SAVEPOINT and SET are of a transaction. */
export const STATEMENT_KINDS = [
  'select',
  'insert',
  'update',
  'delete',
  'copy',
  'transaction',
  'other',
] as const
type StatementKind = (typeof STATEMENT_KINDS)[number]
/** Of models and operations; a schema of twice the size still fits. */
const MOST_OPERATIONS = 60
const QUERY_LABELS = {
  model: 'the models of the Prisma schema, raw, and other past the limit of label sets',
  operation: 'the operations of Prisma Client, and other',
}

type Name =
  | 'db_connections_active'
  | 'db_connections'
  | 'db_pool_wait_seconds'
  | 'db_query_duration_seconds'
  | 'db_queries_total'
  | 'db_statements_total'
  | 'db_statement_duration_seconds'
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
    db_statement_duration_seconds: {
      type: 'histogram',
      help: 'Duration of a single SQL statement, from its sending to its last row.',
      unit: 'seconds',
      scope: 'process',
      labels: { statement: STATEMENT_KINDS },
      buckets: BUCKETS,
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

type Operation = { model: string; operation: string }

const metrics = () =>
  perProcess('metrics.database.recorded', () => ({
    queries: counter(database, 'db_queries_total'),
    duration: histogram(database, 'db_query_duration_seconds'),
    statements: counter(database, 'db_statements_total'),
    statementDuration: histogram(database, 'db_statement_duration_seconds'),
    poolWait: histogram(database, 'db_pool_wait_seconds'),
    limit: labelLimit<Operation>(MOST_OPERATIONS, () => ({ model: 'other', operation: 'other' })),
  }))

/** Records one Prisma operation, for the metrics and for the request it served. */
export function observeOperation(model: string | undefined, operation: string, seconds: number): void {
  if (!recording().on) return
  const { queries, duration, limit } = metrics()
  const labels = limit({ model: model ?? 'raw', operation: operation.replace(/^\$/, '') })
  queries.inc(labels)
  duration.observe(labels, seconds)
  const request = currentRequest()
  if (!request) return
  request.operations += 1
  request.operationSeconds += seconds
}

const ignore = () => {}

/**
 * Records one SQL statement sent to PostgreSQL, for the metrics and for the request it serves: call the returned
 * function when it has ended, well or not.
 */
export function startStatement(sql: string): () => void {
  if (!recording().on) return ignore
  const { statements, statementDuration } = metrics()
  statements.inc()
  const request = currentRequest()
  if (request) request.statements += 1
  const started = performance.now()
  return () => {
    const seconds = (performance.now() - started) / 1000
    statementDuration.observe({ statement: statementKind(sql) }, seconds)
    if (request) request.statementSeconds += seconds
  }
}

const KIND_OF: Readonly<Record<string, StatementKind>> = {
  select: 'select',
  with: 'select',
  insert: 'insert',
  update: 'update',
  delete: 'delete',
  copy: 'copy',
  begin: 'transaction',
  commit: 'transaction',
  rollback: 'transaction',
  savepoint: 'transaction',
  release: 'transaction',
  set: 'transaction',
}

const statementKind = (sql: string): StatementKind =>
  KIND_OF[/^\s*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? ''] ?? 'other'

/** Times the wait for a connection: call the returned function when the pool gave one or refused. */
export function startPoolWait(): () => void {
  if (!recording().on) return ignore
  const started = performance.now()
  return () => metrics().poolWait.observe((performance.now() - started) / 1000)
}
