import type { Dashboard as Data } from '@/lib/domain/overview/dashboard'
import type { Layout, Place } from '@/lib/domain/overview/layout/constants'
import { ActiveAlertsCard } from '../../../_components/active-alerts-card'
import { NoFiguresYet } from '../../../_components/no-figures-yet'
import { quickActions } from './actions'
import { ChartGrid } from './chart-grid'
import { HealthStrip } from './health-strip'
import { KpiGrid } from './kpi-grid'
import { QuickActions } from './quick-actions'

type Props = { data: Data; layout: Layout; now: Date }

/** Health of the machine, the six business numbers, the charts. */
export function Dashboard({ data, layout, now }: Props) {
  const { latest, alerts } = data
  const firing = alerts && <ActiveAlertsCard alerts={alerts} now={now} className="flex-1" />
  if (!latest) {
    return (
      <>
        <HealthStrip />
        {firing}
        <NoFiguresYet />
      </>
    )
  }
  return (
    <>
      <HealthStrip />
      <KpiGrid order={shownIn(layout.cards)} />
      <ChartGrid
        panels={shownIn(layout.panels)}
        cards={{
          alerts: firing,
          actions: <QuickActions actions={quickActions(data)} />,
        }}
      />
    </>
  )
}

function shownIn<Id extends string>(places: readonly Place<Id>[]): Id[] {
  return places.flatMap(({ id, shown }) => (shown ? [id] : []))
}
