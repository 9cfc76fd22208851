import { clsx } from 'clsx'
import type { Metadata } from 'next'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { loadShell } from '@/lib/domain/overview/shell'
import { ActiveAlertsCard } from '../_components/active-alerts-card'
import { FiguresPage } from '../_components/figures-page'
import { NoFiguresYet } from '../_components/no-figures-yet'
import { RecentCard } from './_components/recent-card'
import { RecordsCard } from './_components/records-card'
import { TodayCard } from './_components/today-card'
import { waitingItems } from './_components/waiting'
import { WaitingCard } from './_components/waiting-card'

export const metadata: Metadata = { title: 'Overview' }

/** The bank at a glance, and the way to every record. All of it is at hand at once: nothing moves while it loads. */
export default async function OverviewPage() {
  const [data, { groups, waiting }] = await Promise.all([loadDashboard(), loadShell()])
  const { latest, outage, timeZone, alerts } = data
  const now = new Date()
  const firing = alerts && (
    <ActiveAlertsCard alerts={alerts} now={now} className="xl:col-span-2 min-[88rem]:col-span-1" />
  )
  return (
    <FiguresPage title="Overview" data={data} now={now}>
      {latest ? (
        <div
          className={clsx(
            'grid gap-3.5 xl:grid-cols-2',
            firing && 'min-[88rem]:grid-cols-[repeat(2,minmax(0,1fr))_300px]',
          )}
        >
          <WaitingCard items={waitingItems(latest.snapshot, waiting, now)} />
          <TodayCard snapshot={latest.snapshot} />
          {firing}
        </div>
      ) : (
        <>
          <NoFiguresYet />
          {firing}
        </>
      )}
      <div className="grid gap-3.5 xl:grid-cols-[minmax(0,1fr)_300px]">
        <RecentCard zone={timeZone} outage={outage} />
        <RecordsCard groups={groups} snapshot={latest?.snapshot ?? null} />
      </div>
    </FiguresPage>
  )
}
