import { LastKnown } from '@/components/feedback/last-known'
import { NoneYet } from '@/components/feedback/none-yet'
import { Stale } from '@/components/feedback/stale'
import type { Dashboard as Data } from '@/lib/domain/overview/dashboard'
import type { VolumeRange } from '@/lib/domain/overview/volume'
import { formatDateTime } from '@/lib/format/date'
import { formatDuration } from '@/lib/format/duration'
import { ActiveAlertsCard } from '../../../_components/active-alerts-card'
import { quickActions } from './actions'
import { ChartGrid } from './chart-grid'
import { meterViews, resourcesChart, serviceViews } from './health'
import { HealthStrip } from './health-strip'
import { KpiCard } from './kpi-card'
import { kpis } from './kpis'
import { QuickActions } from './quick-actions'
import { SystemHistoryCard } from './system-history-card'

type Props = { data: Data; range: VolumeRange; now: Date }

/** Health of the machine, the six business numbers, the charts. */
export function Dashboard({ data, range, now }: Props) {
  const { latest, outage, host, services, alerts, staleSeconds } = data
  const strip = <HealthStrip meters={meterViews(host)} services={serviceViews(services)} />
  const firing = alerts && <ActiveAlertsCard alerts={alerts} now={now} className="flex-1" />
  if (!latest) {
    return (
      <>
        {strip}
        {firing}
        <NoneYet what="figures" icon="activity">
          The worker counts the bank every few seconds and has not finished its first round. This page shows
          the numbers as soon as it has; if nothing appears within a minute, the worker is not running.
        </NoneYet>
      </>
    )
  }
  const { snapshot, ageSeconds } = latest
  return (
    <>
      {outage && <LastKnown takenAt={snapshot.takenAt} zone={snapshot.timeZone} />}
      {!outage && ageSeconds > staleSeconds && (
        <Stale>
          These figures are {formatDuration(Math.floor(ageSeconds))} old, as of{' '}
          {formatDateTime(snapshot.takenAt, snapshot.timeZone, true)}. The worker that counts them has not
          reported since: see the health report.
        </Stale>
      )}
      {strip}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,170px),1fr))] gap-3.5 max-sm:grid-cols-2 max-sm:gap-2.5 2xl:grid-cols-6">
        {kpis(snapshot, now).map((kpi) => (
          <KpiCard key={kpi.name} kpi={kpi} />
        ))}
      </div>
      <ChartGrid
        snapshot={snapshot}
        range={range}
        resources={resourcesChart(host)}
        history={
          <SystemHistoryCard
            history={data.history}
            connected={services.prometheus.state === 'up'}
            zone={snapshot.timeZone}
          />
        }
        alerts={firing}
        actions={<QuickActions actions={quickActions(data, snapshot, now)} />}
      />
    </>
  )
}
