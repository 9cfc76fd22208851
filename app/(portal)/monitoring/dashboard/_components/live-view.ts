import type { Figures } from '@/lib/domain/overview/figures'
import { formatDateTime } from '@/lib/format/date'
import { firingAlerts } from '@/lib/monitoring/alertmanager'
import { buildId } from '@/lib/monitoring/build-id'
import type { HostStatus } from '@/lib/monitoring/host-status'
import type { ServiceStatus } from '@/lib/monitoring/service-status'
import { type MeterView, meterViews, type ServiceView, serviceViews } from './health'
import type { Kpi } from './kpi'
import { kpis } from './kpis'

/**
 * What streams to open pages: the same texts that the server renders, made once for everybody. Nothing here depends on
 * who reads: aggregates only.
 */
export type LiveView = {
  /** Of the portal that made this; null in development. */
  build: string | null
  /** When the figures were counted; null while there are none. */
  takenAt: string | null
  /** The same as text, in the bank's zone. */
  asOf: string | null
  /** The database does not answer: the figures are the last that were known. */
  outage: boolean
  /** The machine is being measured. */
  measured: boolean
  meters: MeterView[]
  services: ServiceView[]
  /** How many alerts fire; null where nobody can say. */
  firing: number | null
  /** Null while there are no figures. */
  kpis: Kpi[] | null
}

export type LiveSources = Figures & { host: HostStatus; services: ServiceStatus }

/** The state of page and stream alike. */
export function liveView({ latest, outage, host, services }: LiveSources): LiveView {
  const snapshot = latest?.snapshot
  // The present by the clock that counted: the database's.
  const now = latest ? new Date(Date.parse(latest.snapshot.takenAt) + latest.ageSeconds * 1000) : null
  return {
    build: buildId(),
    takenAt: snapshot?.takenAt ?? null,
    asOf: snapshot ? formatDateTime(snapshot.takenAt, snapshot.timeZone, true) : null,
    outage,
    measured: host.at !== null,
    meters: meterViews(host),
    services: serviceViews(services),
    firing: firingAlerts(),
    kpis: snapshot && now ? kpis(snapshot, now) : null,
  }
}
