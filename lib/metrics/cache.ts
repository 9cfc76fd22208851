import { performance } from 'node:perf_hooks'
import { perProcess } from '@/lib/per-process'
import type { Family } from './definition'
import { counter, histogram } from './record'
import { recording } from './recording'
import type { Sources } from './sources'

/** What is cached. */
export const CACHES = ['unacknowledged_alerts', 'approvals_to_decide'] as const
export type CacheName = (typeof CACHES)[number]
const OPERATIONS = ['get', 'set', 'delete'] as const

type Name = 'cache_hits_total' | 'cache_misses_total' | 'cache_operation_duration_seconds' | 'redis_up'

export const cache: Family<Name, Sources> = {
  name: 'cache',
  metrics: {
    cache_hits_total: {
      type: 'counter',
      help: 'Values found in a cache.',
      unit: 'count',
      scope: 'process',
      labels: { cache: CACHES },
    },
    cache_misses_total: {
      type: 'counter',
      help: 'Values that had to be read because a cache did not have them.',
      unit: 'count',
      scope: 'process',
      labels: { cache: CACHES },
    },
    cache_operation_duration_seconds: {
      type: 'histogram',
      help: 'Duration of a cache operation, in Redis where one is configured, the way back to memory included.',
      unit: 'seconds',
      scope: 'process',
      labels: { operation: OPERATIONS },
      buckets: [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5],
    },
    redis_up: {
      type: 'gauge',
      help: '1 when Redis answered when last asked, else 0; absent where none is configured.',
      unit: 'boolean',
      scope: 'process',
    },
  },
  prepare: () => metrics(),
  async collect(sources) {
    const { redisUp } = await sources.process()
    return { redis_up: redisUp === null ? null : Number(redisUp) }
  },
}

const metrics = () =>
  perProcess('metrics.cache.recorded', () => ({
    hits: counter(cache, 'cache_hits_total'),
    misses: counter(cache, 'cache_misses_total'),
    duration: histogram(cache, 'cache_operation_duration_seconds'),
  }))

export function countHit(name: CacheName): void {
  if (recording().on) metrics().hits.inc({ cache: name })
}

export function countMiss(name: CacheName): void {
  if (recording().on) metrics().misses.inc({ cache: name })
}

/** Times a cache operation: call the returned function when it has ended. */
export function timeCacheOperation(operation: (typeof OPERATIONS)[number]): () => void {
  const started = performance.now()
  return () => {
    if (recording().on) metrics().duration.observe({ operation }, (performance.now() - started) / 1000)
  }
}
