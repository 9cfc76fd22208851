import { ChartCard } from '@/components/charts/chart-card'
import type { ChartData } from '@/components/charts/chart-data'
import { ChartLegend } from '@/components/charts/chart-legend'
import { formatTime } from '@/lib/format/date'
import type { SystemHistory } from '@/lib/monitoring/system-history'

type Props = {
  history: SystemHistory
  /** Prometheus answers. */
  connected: boolean
  zone: string
}

/** Use of processor and memory over time, with where it is known from. */
export function SystemHistoryCard({ history: { source, points }, connected, zone }: Props) {
  const from =
    source === 'prometheus'
      ? 'last 24 hours, from Prometheus'
      : `last hour, from this process: Prometheus ${connected ? 'knows less' : 'is not connected'}`
  const data: ChartData = {
    dimension: 'Time',
    labels: points.map(({ at }) => formatTime(at, zone, false)),
    unit: 'percent',
    series: [
      { name: 'CPU', values: points.map(({ cpu }) => cpu), colour: 1 },
      { name: 'Memory', values: points.map(({ memory }) => memory), colour: 2, dashed: true },
    ],
  }
  return (
    <ChartCard
      title="System history"
      kind="line"
      data={data}
      note={
        <span className="flex flex-wrap items-center gap-x-4">
          <ChartLegend data={data} />
          {from}
        </span>
      }
      summary={`Share of processor and memory in use: ${from}. Where nothing was measured there is a gap.`}
      empty="The machine has not been measured yet."
    />
  )
}
