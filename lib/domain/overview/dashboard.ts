import 'server-only'
import { cache } from 'react'
import { requirePermission } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { type HostStatus, hostStatus } from '@/lib/monitoring/host-status'
import { staleAfterSeconds } from '@/lib/monitoring/readiness'
import { type ServiceStatus, serviceStatus } from '@/lib/monitoring/service-status'
import { latestSnapshot } from './data'
import type { LatestSnapshot } from './dto'

export type Dashboard = {
  /** Null while the worker has not written a snapshot yet. */
  latest: LatestSnapshot | null
  /** A snapshot older than this is stale. */
  staleSeconds: number
  host: HostStatus
  services: ServiceStatus
  /** Where the monitoring programs would be. */
  addresses: { prometheus: string; alertmanager: string; grafana: string }
  timeZone: string
}

/** Everything the dashboard shows. Throws when the database is unreachable and nothing recent is known. */
export const loadDashboard = cache(async (): Promise<Dashboard> => {
  await requirePermission('monitoring:read')
  const [latest, services] = await Promise.all([latestSnapshot(), serviceStatus()])
  const { PROMETHEUS_URL, ALERTMANAGER_URL, GRAFANA_URL, BANK_TIME_ZONE } = env()
  return {
    latest,
    staleSeconds: staleAfterSeconds(),
    host: hostStatus(),
    services,
    addresses: { prometheus: PROMETHEUS_URL, alertmanager: ALERTMANAGER_URL, grafana: GRAFANA_URL },
    timeZone: BANK_TIME_ZONE,
  }
})
