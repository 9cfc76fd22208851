import { performance } from 'node:perf_hooks'
import { Redis } from 'ioredis'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { perProcess } from '@/lib/per-process'
import { forgetActiveAlerts, refreshActiveAlerts } from './alertmanager'
import { ask, type Neighbour } from './neighbour'
import { repeat } from './repeat'

/** As for Prometheus and Alertmanager. */
const PROBE_LIMIT_MS = 3_000

export type Probe = { up: boolean; milliseconds: number; at: number }
export type Probed = 'prometheus' | 'alertmanager' | 'grafana' | 'redis'

const probes = () => perProcess('service-probes', () => new Map<Probed, Probe>())

async function measured(work: () => Promise<boolean>): Promise<Probe> {
  const started = performance.now()
  const up = await work().catch(() => false)
  return { up, milliseconds: performance.now() - started, at: Date.now() }
}

async function answers(base: string, path: string): Promise<boolean> {
  const url = new URL(path, base.endsWith('/') ? base : `${base}/`)
  const response = await fetch(url, {
    signal: AbortSignal.timeout(PROBE_LIMIT_MS),
    redirect: 'error',
    cache: 'no-store',
  })
  await response.body?.cancel()
  return response.ok
}

async function isReady(name: Neighbour): Promise<boolean> {
  await ask(name, '-/ready')
  return true
}

/** Asks for what fires as well: an Alertmanager that cannot tell is of no use. */
async function tellsAlerts(): Promise<boolean> {
  try {
    await isReady('alertmanager')
    await refreshActiveAlerts()
    return true
  } catch (error) {
    forgetActiveAlerts()
    throw error
  }
}

async function answersPing(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PROBE_LIMIT_MS,
    commandTimeout: PROBE_LIMIT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  redis.on('error', () => {}) // reported as the outcome of the command
  try {
    return (await redis.ping()) === 'PONG'
  } finally {
    redis.disconnect()
  }
}

async function probe(name: Probed, work: () => Promise<boolean>): Promise<void> {
  const known = probes().get(name)
  const outcome = await measured(work)
  probes().set(name, outcome)
  if (known && known.up !== outcome.up)
    log().info({ service: name, up: outcome.up }, 'a service changed its state')
}

/** Asks Prometheus, Alertmanager, Grafana and Redis in the background how they are. Once per process. */
export function startServiceProbes(): void {
  const { METRICS_COLLECTION_INTERVAL, GRAFANA_URL, REDIS_URL } = env()
  perProcess('service-probing', () =>
    repeat(METRICS_COLLECTION_INTERVAL, async () => {
      await Promise.all([
        probe('prometheus', () => isReady('prometheus')),
        probe('alertmanager', tellsAlerts),
        probe('grafana', () => answers(GRAFANA_URL, 'api/health')),
        REDIS_URL ? probe('redis', () => answersPing(REDIS_URL)) : undefined,
      ])
    }),
  )
}

/** How a service was when last asked; null before that. */
export function lastProbe(name: Probed): Probe | null {
  return probes().get(name) ?? null
}
