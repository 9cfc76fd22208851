import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { WAITED_FOR } from '@/lib/metrics/recent-requests'
import { perProcess } from '@/lib/per-process'
import { ask } from './neighbour'
import type { HistoryValues } from './portal-history'

/** Times that begin at these instants (milliseconds since the epoch) and last so long each. */
export type Grid = { starts: number[]; step: number }

/** What Prometheus said is shown so long; history changes slowly. */
const FRESH_MS = 60_000
const KEPT = 20

const REQUESTS = `kind=~"${WAITED_FOR.join('|')}"`
const quantile = (q: number) => (step: string) =>
  `histogram_quantile(${q}, sum by (le) (increase(phantom_banking_request_duration_seconds_bucket{${REQUESTS}}[${step}])))`

/** What is asked for each step, at its end: of several processes the busiest machine, and all requests together. */
const QUERIES: Record<keyof HistoryValues, (step: string) => string> = {
  cpu: (step) => `max(avg_over_time(phantom_banking_cpu_usage_percent[${step}])) / 100`,
  memory: (step) =>
    `max(avg_over_time(phantom_banking_memory_usage_bytes[${step}]) / avg_over_time(phantom_banking_memory_limit_bytes[${step}]))`,
  p50: quantile(0.5),
  p95: quantile(0.95),
  p99: quantile(0.99),
  failed: (step) =>
    `(sum(increase(phantom_banking_requests_total{status=~"5..",${REQUESTS}}[${step}])) or vector(0))` +
    ` / sum(increase(phantom_banking_requests_total{${REQUESTS}}[${step}]))`,
}

/** Source: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries */
const matrix = z.object({
  data: z.object({
    result: z.array(z.object({ values: z.array(z.tuple([z.number(), z.string()])) })),
  }),
})

const known = () =>
  perProcess(
    'prometheus-history',
    () => new LRUCache<string, Promise<HistoryValues>>({ max: KEPT, ttl: FRESH_MS }),
  )

/**
 * What Prometheus knows of a time; callers of the same minute share one answer.
 * @throws NeighbourError within 3 s
 */
export function prometheusHistory(grid: Grid): Promise<HistoryValues> {
  const key = `${grid.starts[0]} ${grid.step} ${grid.starts.length}`
  const kept = known().get(key)
  if (kept) return kept
  const answer = askAll(grid)
  known().set(key, answer)
  answer.catch(() => known().delete(key))
  return answer
}

async function askAll(grid: Grid): Promise<HistoryValues> {
  const [cpu, memory, p50, p95, p99, failed] = await Promise.all([
    range('cpu', grid),
    range('memory', grid),
    range('p50', grid),
    range('p95', grid),
    range('p99', grid),
    range('failed', grid),
  ])
  return { cpu, memory, p50, p95, p99, failed }
}

async function range(name: keyof HistoryValues, { starts, step }: Grid): Promise<(number | null)[]> {
  const seconds = step / 1000
  const ends = starts.map((start) => start / 1000 + seconds)
  const parameters = new URLSearchParams({
    query: QUERIES[name](`${seconds}s`),
    start: String(ends[0] ?? 0),
    end: String(ends.at(-1) ?? 0),
    step: `${seconds}s`,
  })
  const { data } = matrix.parse(JSON.parse(await ask('prometheus', `api/v1/query_range?${parameters}`)))
  const values = new Map(data.result[0]?.values ?? [])
  return ends.map((end) => {
    const value = Number(values.get(end) ?? Number.NaN)
    return Number.isFinite(value) ? value : null
  })
}
