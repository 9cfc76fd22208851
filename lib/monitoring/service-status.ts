import 'server-only'
import { env } from '@/lib/env'
import { checkDatabase } from './database-check'
import { lastScrapeAt } from './scrape'
import { lastProbe, type Probed } from './service-probe'

/** `absent`: not set up at all, which is a state and no fault. */
export type ServiceState = 'up' | 'down' | 'absent' | 'unknown'

export type Service = {
  state: ServiceState
  /** Facts for the line beside the name. */
  detail: Readonly<Record<string, string | number>>
}

export type ServiceStatus = Record<'postgres' | 'cache' | 'prometheus' | 'alertmanager' | 'grafana', Service>

function probed(name: Probed): Service {
  const probe = lastProbe(name)
  if (!probe) return { state: 'unknown', detail: {} }
  return { state: probe.up ? 'up' : 'absent', detail: probe.up ? { milliseconds: probe.milliseconds } : {} }
}

async function postgres(): Promise<Service> {
  const check = await checkDatabase()
  if (!check.up) return { state: 'down', detail: { reason: check.reason } }
  const { connections, maxConnections, milliseconds } = check
  return { state: 'up', detail: { connections, maxConnections, milliseconds } }
}

function cache(): Service {
  if (!env().REDIS_URL) return { state: 'up', detail: { kind: 'in process' } }
  const redis = probed('redis')
  // It was set up, so that it does not answer is a fault; the in-process cache serves meanwhile.
  return redis.state === 'absent' ? { state: 'down', detail: { kind: 'in process' } } : redis
}

function prometheus(): Service {
  const service = probed('prometheus')
  const scrapedAt = lastScrapeAt()
  if (scrapedAt === null) return service
  const detail = { ...service.detail, scrapedSecondsAgo: (Date.now() - scrapedAt) / 1000 }
  return { ...service, detail }
}

/** The services the portal leans on, as of the last look at each; at most one query, no other waiting. */
export async function serviceStatus(): Promise<ServiceStatus> {
  return {
    postgres: await postgres(),
    cache: cache(),
    prometheus: prometheus(),
    alertmanager: probed('alertmanager'),
    grafana: probed('grafana'),
  }
}
