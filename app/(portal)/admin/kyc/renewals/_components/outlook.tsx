import { ChartCard } from '@/components/charts/chart-card'
import type { Clock } from '@/components/data-table/types'
import { Unreachable } from '@/components/feedback/unreachable'
import { SOON_DAYS } from '@/lib/domain/kyc-renewals/constants'
import { loadCalendar, loadForecast, loadMismatches } from '@/lib/domain/kyc-renewals/loaders'
import { formatDate, formatTime } from '@/lib/format/date'
import { formatCount, formatPercent } from '@/lib/format/number'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { Calendar } from './calendar'
import { forecastChart } from './forecast-chart'
import { Mismatches } from './mismatches'

/** What is coming to the officers, and what should not be as it is. */
export async function Outlook({ clock }: { clock: Clock }) {
  const read = await Promise.all([loadForecast(), loadCalendar(), loadMismatches()]).catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  if (!read) return <Unreachable />
  const [forecast, calendar, mismatches] = read
  const { turn } = forecast
  const figures = [
    {
      label: `End within ${SOON_DAYS} days`,
      value: forecast.endingSoon,
      href: '/admin/kyc/renewals?state=ending_soon',
      help: `${formatPercent(forecast.renewalShare, 0)} of those that ended came back`,
    },
    {
      label: 'Ended, nothing sent since',
      value: forecast.expired,
      href: '/admin/kyc/renewals?state=expired',
      help: turn
        ? `${formatCount(turn.expired)} at the turn of ${formatDate(turn.day, 'UTC')}, worked off ${formatTime(turn.finishedAt, clock.zone, false)}`
        : 'the turn of the day has not been worked off yet',
    },
    {
      label: 'Limits above their KYC',
      value: forecast.mismatched,
      href: '#mismatches',
      help: 'looked for every 10 minutes',
    },
  ]
  return (
    <>
      <ul className="grid gap-3.5 sm:grid-cols-3">
        {figures.map(({ label, value, href, help }) => (
          <li key={label}>
            <a
              href={href}
              className="block rounded-card border bg-card px-4 py-3.5 shadow-card transition-colors hover:border-line-strong"
            >
              <span className="block text-125 font-medium text-secondary">{label}</span>
              <span className="num mt-1 block text-21 font-semibold">{formatCount(value)}</span>
              <span className="block text-12 text-muted">{help}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <ChartCard
          title="Work to come"
          kind="bar"
          data={forecastChart(forecast)}
          summary={`Approvals that end in each of the next ${forecast.weeks.length} weeks, and the reviews to expect.`}
          note={
            forecast.renewalShare === null
              ? 'approvals that end, by week'
              : `expected: ${formatPercent(forecast.renewalShare, 0)} of them, and ${Math.round(forecast.usualPerWeek)} new a week`
          }
          empty="No approval ends in this time."
        />
        <Calendar days={calendar} clock={clock} />
      </div>
      {mismatches.length > 0 && <Mismatches rows={mismatches} of={forecast.mismatched} now={clock.now} />}
    </>
  )
}
