import type { ChartData } from '@/components/charts/chart-data'
import type { Statistics } from '@/lib/domain/kyc-statistics/dto'
import { formatDate } from '@/lib/format/date'
import { humanise } from '@/lib/format/status'

type Weeks = Statistics['weeks']

const overWeeks = (weeks: Weeks) => ({
  dimension: 'Week of',
  labels: weeks.map(({ week }) => formatDate(week, 'UTC').slice(0, -5)),
  openEnded: true,
})

/** Approved and rejected by week. */
export function decisionsChart(weeks: Weeks): ChartData {
  return {
    ...overWeeks(weeks),
    unit: 'count',
    series: [
      { name: 'Approved', values: weeks.map(({ approved }) => approved), colour: 1 },
      { name: 'Rejected', values: weeks.map(({ rejected }) => rejected), colour: 4 },
    ],
  }
}

/** Median and 95th percentile by week, in hours: a week without decisions is a gap. */
export function timesChart(weeks: Weeks): ChartData {
  const hours = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / 36) / 100)
  return {
    ...overWeeks(weeks),
    unit: 'hours',
    series: [
      { name: 'Median', values: weeks.map(({ medianSeconds }) => hours(medianSeconds)), colour: 1 },
      { name: '95th percentile', values: weeks.map(({ p95Seconds }) => hours(p95Seconds)), colour: 2 },
    ],
  }
}

/** What was left undecided at the end of each week, beside what came. */
export function backlogChart(weeks: Weeks): ChartData {
  return {
    ...overWeeks(weeks),
    unit: 'count',
    series: [
      { name: 'Backlog', values: weeks.map(({ backlog }) => backlog), colour: 1, filled: true },
      { name: 'Submitted', values: weeks.map(({ submitted }) => submitted), colour: 3 },
    ],
  }
}

/** Why records were rejected or sent back. */
export function reasonsChart(reasons: Statistics['reasons']): ChartData {
  return {
    dimension: 'Reason',
    labels: reasons.map(({ reason }) => humanise(reason)),
    unit: 'count',
    series: [
      { name: 'Rejected', values: reasons.map(({ rejected }) => rejected), colour: 4 },
      { name: 'Sent back', values: reasons.map(({ asked }) => asked), colour: 3 },
    ],
  }
}
