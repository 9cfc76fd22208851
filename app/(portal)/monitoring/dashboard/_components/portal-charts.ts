import type { ChartData, Series } from '@/components/charts/chart-data'
import { formatDate, formatTime } from '@/lib/format/date'
import type { HostStatus } from '@/lib/monitoring/host-status'
import type { PortalHistory } from '@/lib/monitoring/portal-history'
import { withWords } from './chart-list'
import type { BareView, ChartSet } from './chart-set'
import { resourcesChart } from './health'

const DAY_MS = 86_400_000

/** The charts of the portal itself and its machine. */
export function portalCharts(history: PortalHistory, host: HostStatus, zone: string): ChartSet['charts'] {
  const { values } = history
  const over = (unit: ChartData['unit'], series: Series[]) => overTime(history, zone, unit, series)
  return withWords({
    latency: over('seconds', [
      { name: '50 %', values: values.p50, colour: 1 },
      { name: '95 %', values: values.p95, colour: 2 },
      { name: '99 %', values: values.p99, colour: 4 },
    ]),
    errors: small(over('percent', [{ name: 'Failed', values: values.failed, colour: 4, filled: true }])),
    history: over('percent', [
      { name: 'CPU', values: values.cpu, colour: 1 },
      { name: 'Memory', values: values.memory, colour: 2 },
    ]),
    resources: { data: resourcesChart(host), note: 'now' },
  })
}

/** Shares that are near 0 where all is well. */
function small({ data, ...view }: BareView): BareView {
  return { ...view, data: { ...data, small: true } }
}

function overTime(
  { at, source, connected }: PortalHistory,
  zone: string,
  unit: ChartData['unit'],
  series: Series[],
): BareView {
  const [first = '', last = ''] = [at[0], at.at(-1)]
  const long = Date.parse(last) - Date.parse(first) > DAY_MS
  const label = (instant: string) => {
    const time = formatTime(instant, zone, false)
    return long ? `${formatDate(instant, zone).slice(0, -5)}, ${time}` : time
  }
  const seen = connected ? 'from this process' : 'from this process · Prometheus not connected'
  return {
    data: { dimension: 'Time', labels: at.map(label), unit, series },
    note: source === 'prometheus' ? 'from Prometheus' : source === 'process' ? seen : undefined,
    ...(source === 'none' && {
      missing: connected
        ? 'Neither Prometheus nor this process knows anything of this time.'
        : 'Not connected: run ./start-monitoring.sh. This process remembers its own last 24 hours; what is older only Prometheus knows.',
    }),
  }
}
