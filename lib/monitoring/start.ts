import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Instrumentation } from 'next'
import { env, isDevelopment } from '@/lib/env'
import { runningHub } from '@/lib/live/running-hub'
import { log, startLog, stopLog } from '@/lib/log'
import { countError, startRouteAtZero } from '@/lib/metrics/http'
import { currentRequest } from '@/lib/metrics/request-record'
import { timeRequests } from '@/lib/metrics/request-timing'
import { knownRoutes, type RouteTable, routeTable } from '@/lib/metrics/route-label'
import { perProcess } from '@/lib/per-process'
import { startHostSampling } from './host-history'
import { startMetricsServer } from './metrics-server'
import { repeat } from './repeat'
import { startServiceProbes } from './service-probe'

/** How soon open pages hear of a new snapshot; a look costs one small query, and none while nobody reads. */
const LIVE_TURN_MS = 2_000

/** The routes of the build that runs, their series started; null in development, where they change with every file saved. */
async function readRoutes(): Promise<RouteTable | null> {
  if (isDevelopment) return null
  const read = (name: string) => readFile(join(process.cwd(), '.next', name), 'utf8')
  for (const { label, handler } of knownRoutes(await read('app-path-routes-manifest.json'))) {
    startRouteAtZero(label, handler ? 'api' : 'document')
  }
  const files = await readdir(join(process.cwd(), 'public'), { recursive: true })
  return routeTable(
    await read('routes-manifest.json'),
    files.map((name) => `/${name.replaceAll(sep, '/')}`),
  )
}

function watchProcess(): void {
  process.on('uncaughtExceptionMonitor', (error) => {
    countError('uncaught', 'critical')
    log().fatal({ err: error }, 'uncaught error')
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void runningHub()?.close()
      void stopLog(signal)
    })
  }
}

/** Live streams move from here and not from the request that opened the first of them, whose record would never end. */
function startLiveTurns(): void {
  perProcess('live-turns', () =>
    repeat(LIVE_TURN_MS, async () => {
      await runningHub()
        ?.turn()
        .catch((error: unknown) => log().warn({ err: error }, 'live figures could not be read'))
    }),
  )
}

/** Starts what watches the web process. Once per process, before the first request. */
export async function startMonitoring(): Promise<void> {
  startLog('web')
  timeRequests(await readRoutes())
  perProcess('process-watch', () => {
    watchProcess()
    return true
  })
  startLiveTurns()
  if (!env().MONITORING_ENABLED) return
  startMetricsServer()
  startHostSampling()
  startServiceProbes()
}

type Report = Parameters<Instrumentation.onRequestError>

/** Counts and logs an unhandled error of a request; the digest is what the person was shown. */
export function reportRequestError(error: Report[0], context: Report[2]): void {
  countError(context.routeType)
  const record = currentRequest()
  if (record) record.errorCounted = true
  const { routePath, routeType, renderSource } = context
  log().error({ err: error, route: routePath, routeType, renderSource }, 'unhandled error')
}
