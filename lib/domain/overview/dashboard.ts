import 'server-only'
import { cache } from 'react'
import { can, type Role } from '@/lib/auth/permissions'
import { recentSession, requirePermission } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { type HostStatus, hostStatus } from '@/lib/monitoring/host-status'
import { staleAfterSeconds } from '@/lib/monitoring/readiness'
import { type ServiceStatus, serviceStatus } from '@/lib/monitoring/service-status'
import { type ShownAlerts, shownAlerts } from './active-alerts'
import { type Figures, figures } from './figures'

export type Dashboard = Figures & {
  /** A snapshot older than this is stale. */
  staleSeconds: number
  host: HostStatus
  services: ServiceStatus
  /** What fires; null for roles that may not see alerts. */
  alerts: ShownAlerts | null
  /** Where the monitoring programs would be. */
  addresses: { prometheus: string; alertmanager: string; grafana: string }
  timeZone: string
}

/**
 * Everything the dashboard shows. While the database does not answer, what this process knew last, for a session that
 * it checked within the last minute.
 * @throws DatabaseUnreachableError for anybody else, and while this process knows nothing
 */
export const loadDashboard = cache(async (): Promise<Dashboard> => {
  const { role, checked } = await admit()
  const [{ latest, outage }, services, alerts] = await Promise.all([
    figures(checked),
    serviceStatus(),
    shownAlerts(role),
  ])
  const { PROMETHEUS_URL, ALERTMANAGER_URL, GRAFANA_URL, BANK_TIME_ZONE } = env()
  return {
    latest,
    outage,
    staleSeconds: staleAfterSeconds(),
    host: hostStatus(),
    services,
    alerts,
    addresses: { prometheus: PROMETHEUS_URL, alertmanager: ALERTMANAGER_URL, grafana: GRAFANA_URL },
    timeZone: BANK_TIME_ZONE,
  }
})

/** Who asks, and whether the session could be checked; if not, it was, a moment before the database went away. */
async function admit(): Promise<{ role: Role; checked: boolean }> {
  try {
    const { user } = await requirePermission('monitoring:read')
    return { role: user.role, checked: true }
  } catch (error) {
    if (!(error instanceof DatabaseUnreachableError)) throw error
    const session = await recentSession()
    if (!session || !can(session.user.role, 'monitoring:read')) throw error
    return { role: session.user.role, checked: false }
  }
}
