import type { ChartData } from '@/components/charts/chart-data'
import type { Forecast } from '@/lib/domain/kyc-renewals/dto'
import { formatDate } from '@/lib/format/date'

/** Approvals that end by week, beside the reviews to expect: those who come back, and what comes anyway. */
export function forecastChart({ weeks, renewalShare, usualPerWeek }: Forecast): ChartData {
  const expected = weeks.map(({ ending }) =>
    renewalShare === null ? null : Math.round(ending * renewalShare + usualPerWeek),
  )
  return {
    dimension: 'Week of',
    labels: weeks.map(({ week }) => formatDate(week, 'UTC').slice(0, -5)),
    unit: 'count',
    series: [
      { name: 'Approvals that end', values: weeks.map(({ ending }) => ending), colour: 1 },
      { name: 'Reviews expected', values: expected, colour: 3 },
    ],
  }
}
