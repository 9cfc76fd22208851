'use client'

import { clsx } from 'clsx'
import { ChartCard } from '@/components/charts/chart-card'
import { alone, type ChartData } from '@/components/charts/chart-data'
import type { ChartId, ChartInfo } from './chart-list'
import type { ChartView } from './chart-set'
import { useCharts } from './charts-provider'
import { MetricInfo } from './metric-info'

const TONES = { good: 'text-good', bad: 'text-bad', neutral: 'text-muted' }

type Props = Pick<ChartInfo, 'title' | 'kind' | 'source'> & { id: ChartId; className?: string }

/** One chart of the dashboard in the range of the address. */
export function LiveChart({ id, title, kind, source, className }: Props) {
  const charts = useCharts()
  const { set, pending, problem } = charts[source]
  const view = set?.charts[id]
  const data = view ? (charts.compared ? view.data : alone(view.data)) : null
  // Without an answer there is nothing to draw: why, stands where the chart would be.
  const none = problem && !view ? NOTHING : data
  return (
    <ChartCard
      className={className}
      title={title}
      kind={kind}
      data={view?.missing ? NOTHING : none}
      summary={view?.summary ?? title}
      note={view && <Note view={view} compared={charts.compared} />}
      info={<MetricInfo topic={id} of={title} />}
      empty={view?.missing ?? view?.empty ?? problem}
      pending={pending && view !== undefined}
      links={view?.links}
    />
  )
}

const NOTHING: ChartData = { dimension: '', labels: [], series: [], unit: 'count' }

function Note({ view: { note, change }, compared }: { view: ChartView; compared: boolean }) {
  return (
    <span className="num truncate">
      {note}
      {change && compared && (
        <span
          className={clsx('ml-2 font-medium', TONES[change.tone])}
          title="against the period before, up to the same time"
        >
          {change.text}
        </span>
      )}
    </span>
  )
}
