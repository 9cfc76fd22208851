import type { ChartData } from '@/components/charts/chart-data'
import type { Span } from '@/lib/domain/threats/constants'
import type { Threats } from '@/lib/domain/threats/dto'
import { formatDate, formatTime } from '@/lib/format/date'

/** Failed and held-back attempts beside the successful ones, by hour of a day or by day of a week. */
export function attemptsChart(points: Threats['points'], hours: Span, zone: string): ChartData {
  const label = (at: string) =>
    hours === 24 ? formatTime(at, zone, false) : formatDate(at, zone).slice(0, -5)
  return {
    dimension: hours === 24 ? 'Hour' : 'Day',
    labels: points.map(({ at }) => label(at)),
    unit: 'count',
    openEnded: true,
    series: [
      { name: 'Failed', values: points.map(({ failed }) => failed), colour: 4, filled: true },
      { name: 'Held back', values: points.map(({ held }) => held), colour: 3, dashed: true },
      { name: 'Signed in', values: points.map(({ succeeded }) => succeeded), colour: 1 },
    ],
  }
}
