import { clsx } from 'clsx'
import type { Metadata } from 'next'
import { ChartCard } from '@/components/charts/chart-card'
import { Crumb } from '@/components/layout/breadcrumb'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { SLA_HOURS } from '@/lib/domain/kyc/constants'
import { SPANS, type Span } from '@/lib/domain/kyc-statistics/constants'
import type { Decisions, Statistics } from '@/lib/domain/kyc-statistics/dto'
import { loadStatistics } from '@/lib/domain/kyc-statistics/loaders'
import { spanOf } from '@/lib/domain/kyc-statistics/schema'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { formatTime, zoneLabel } from '@/lib/format/date'
import { formatDuration } from '@/lib/format/duration'
import { formatCount, formatPercent } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'
import { backlogChart, decisionsChart, reasonsChart, timesChart } from './_components/charts'
import { DecisionsTable } from './_components/decisions-table'

export const metadata: Metadata = { title: 'KYC statistics' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const NAMES: Record<Span, string> = { 30: '30 days', 90: '90 days', 365: '12 months' }

/** How much is decided, how fast, why not and by whom. */
export default async function KycStatisticsPage({ searchParams }: Props) {
  const clock = await pageClock('kyc:read')
  const days = spanOf((await searchParams).days)
  const statistics = await loadStatistics(days)
  const span = `last ${NAMES[days]}`
  const { all, weeks, levels, officers } = statistics
  const decided = all.approved + all.rejected
  return (
    <div className="grid gap-4">
      <Crumb name="Statistics" />
      <PageHead
        title="KYC statistics"
        facts={`As of ${formatTime(clock.now, clock.zone)} ${zoneLabel(clock.zone, clock.now)}, ${span}`}
        actions={
          <>
            <ButtonLink href="/admin/alerts?q=KycSlaBreached" icon="bell">
              SLA alerts
            </ButtonLink>
            <nav aria-label="Span" className="flex rounded-control border border-line bg-card p-0.5 text-125">
              {SPANS.map((each) => (
                <Link
                  key={each}
                  href={`?days=${each}`}
                  aria-current={each === days ? 'true' : undefined}
                  className={clsx(
                    'rounded-[6px] px-3 py-1 font-medium',
                    each === days ? 'bg-accent-tint text-accent' : 'text-secondary hover:text-ink',
                  )}
                >
                  {NAMES[each]}
                </Link>
              ))}
            </nav>
          </>
        }
      />
      <ul className="grid grid-cols-2 gap-3.5 lg:grid-cols-5">
        {figures(statistics).map(({ label, value, help }) => (
          <li
            key={label}
            className="rounded-card border bg-card px-4 py-3.5 shadow-card max-lg:last:odd:col-span-2"
          >
            <p className="text-125 font-medium text-secondary">{label}</p>
            <p className="num mt-1 text-21 font-semibold">{value}</p>
            <p className="text-12 text-muted">{help}</p>
          </li>
        ))}
      </ul>
      <div className="grid gap-3.5 xl:grid-cols-2">
        <ChartCard
          title="Decisions by week"
          kind="bar"
          data={decisionsChart(weeks)}
          summary={`Decisions, ${span}: ${all.approved} approved, ${all.rejected} rejected.`}
          note="weeks begin on Monday"
          empty="Nothing was decided."
        />
        <ChartCard
          title="Time to a decision"
          kind="line"
          data={timesChart(weeks)}
          summary={`From submission to decision, ${span}: half within ${formatDuration(all.medianSeconds)}, 95 of 100 within ${formatDuration(all.p95Seconds)}.`}
          note={`over every decision; promised: ${SLA_HOURS} h`}
          empty="Nothing was decided."
        />
        <ChartCard
          title="Backlog and submissions"
          kind="line"
          data={backlogChart(weeks)}
          summary={`Undecided at the end of each week, ${span}; now ${weeks.at(-1)?.backlog ?? 0}.`}
          note="undecided at the end of the week"
          empty="Nothing was submitted."
        />
        <ChartCard
          title="Reasons"
          kind="bars"
          data={reasonsChart(statistics.reasons)}
          summary={`Why records were rejected or sent back, ${span}.`}
          note={`${formatCount(all.rejected)} rejected, ${formatCount(statistics.asked)} sent back`}
          empty="Nobody was turned down or asked again."
        />
      </div>
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <DecisionsTable
          title="By level"
          what="Level"
          rows={levels.map((row) => ({ ...row, name: humanise(row.level) }))}
          none={decided === 0}
        />
        <DecisionsTable
          title="By officer"
          what="Officer"
          rows={officers.map((row) => ({ ...row, name: row.officer }))}
          none={decided === 0}
        />
      </div>
    </div>
  )
}

function figures({ all, submitted, weeks }: Statistics) {
  const decided = all.approved + all.rejected
  return [
    {
      label: 'Approval rate',
      value: formatPercent(rateOf(all)),
      help: `of ${formatCount(decided)} decisions`,
    },
    { label: 'Median time', value: formatDuration(all.medianSeconds), help: 'from submission to decision' },
    { label: '95th percentile', value: formatDuration(all.p95Seconds), help: 'over every decision' },
    {
      label: `Later than ${SLA_HOURS} h`,
      value: formatCount(all.late),
      help: decided === 0 ? 'no decision' : `${formatPercent(all.late / decided)} of the decisions`,
    },
    {
      label: 'Backlog now',
      value: formatCount(weeks.at(-1)?.backlog),
      help: `${formatCount(submitted)} submitted in the same time`,
    },
  ]
}

function rateOf({ approved, rejected }: Decisions): number | null {
  return approved + rejected === 0 ? null : approved / (approved + rejected)
}
