import { ChartCard } from '@/components/charts/chart-card'
import type { ChartData } from '@/components/charts/chart-data'

const LABELS = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00']

const lines: ChartData = {
  dimension: 'Hour',
  labels: LABELS,
  unit: 'money',
  openEnded: true,
  series: [
    { name: 'Today', values: ['120.50', '340.00', null, '290.10', '80.00', null], colour: 1, filled: true },
    {
      name: 'Yesterday',
      values: ['90.00', '310.00', '280.00', '300.00', '410.00', '500.00'],
      colour: 5,
      dashed: true,
    },
  ],
}
const parts: ChartData = {
  dimension: 'State',
  labels: ['Approved', 'Pending', 'Rejected'],
  unit: 'count',
  series: [{ name: 'Reviews', values: [912, 37, 61], colour: 1 }],
}
const none: ChartData = { ...parts, labels: [], series: [] }

/** Each kind of chart, one with gaps and one without values. */
export function SampleCharts() {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <ChartCard title="Lines" kind="line" data={lines} summary="A sample with a gap." empty="Nothing" />
      <ChartCard title="Bars" kind="bar" data={parts} summary="A sample of bars." empty="Nothing" />
      <ChartCard title="Parts" kind="parts" data={parts} summary="A sample of parts." empty="Nothing" />
      <ChartCard
        title="Empty"
        kind="line"
        data={none}
        summary="A sample without values."
        empty="No values in this range."
      />
    </div>
  )
}
