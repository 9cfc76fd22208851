import { clsx } from 'clsx'
import type { Metadata } from 'next'
import { ChartCard } from '@/components/charts/chart-card'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { SPANS } from '@/lib/domain/threats/constants'
import { loadThreats } from '@/lib/domain/threats/loaders'
import { spanOf } from '@/lib/domain/threats/schema'
import { formatTime, zoneLabel } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import { AccountsCard } from './_components/accounts-card'
import { attemptsChart } from './_components/attempts-chart'
import { SourcesCard } from './_components/sources-card'

export const metadata: Metadata = { title: 'Sign-in threats' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who is being attacked, from where, and what was done about it. */
export default async function SignInThreatsPage({ searchParams }: Props) {
  const clock = await pageClock('threats:read')
  const hours = spanOf((await searchParams).hours)
  const { points, accounts, sources, lockedNow, mayUnlock } = await loadThreats(hours)
  const sum = (of: 'failed' | 'held' | 'succeeded') => points.reduce((all, point) => all + point[of], 0)
  const span = hours === 24 ? 'last 24 hours' : 'last 7 days'
  const figures = [
    { label: 'Failed', value: sum('failed'), help: 'a wrong password, code or address' },
    { label: 'Held back', value: sum('held'), help: 'paused, locked or turned away' },
    { label: 'Signed in', value: sum('succeeded'), help: 'in the same time' },
    { label: 'Locked now', value: lockedNow, help: 'a new device must bring a code' },
  ]
  return (
    <div className="grid gap-4">
      <PageHead
        title="Sign-in threats"
        facts={`As of ${formatTime(clock.now, clock.zone)} ${zoneLabel(clock.zone, clock.now)}, ${span}`}
        actions={
          <nav aria-label="Span" className="flex rounded-control border border-line bg-card p-0.5 text-125">
            {SPANS.map((each) => (
              <Link
                key={each}
                href={`?hours=${each}`}
                aria-current={each === hours ? 'true' : undefined}
                className={clsx(
                  'rounded-[6px] px-3 py-1 font-medium',
                  each === hours ? 'bg-accent-tint text-accent' : 'text-secondary hover:text-ink',
                )}
              >
                {each === 24 ? '24 hours' : '7 days'}
              </Link>
            ))}
          </nav>
        }
      />
      <ul className="grid grid-cols-2 gap-3.5 lg:grid-cols-4">
        {figures.map(({ label, value, help }) => (
          <li key={label} className="rounded-card border bg-card px-4 py-3.5 shadow-card">
            <p className="text-125 font-medium text-secondary">{label}</p>
            <p className="num mt-1 text-21 font-semibold">{formatCount(value)}</p>
            <p className="text-12 text-muted">{help}</p>
          </li>
        ))}
      </ul>
      <ChartCard
        title="Attempts over time"
        kind="line"
        data={attemptsChart(points, hours, clock.zone)}
        summary={`Attempts to sign in, ${span}: ${sum('failed')} failed, ${sum('held')} were held back.`}
        empty="Nobody has tried to sign in."
      />
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <AccountsCard accounts={accounts} clock={clock} mayUnlock={mayUnlock} />
        <SourcesCard sources={sources} clock={clock} />
      </div>
    </div>
  )
}
