import { clsx } from 'clsx'
import type { Metadata } from 'next'
import { LastKnown } from '@/components/feedback/last-known'
import { NoneYet } from '@/components/feedback/none-yet'
import { Freshness, RefreshControl } from '@/components/layout/freshness'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { loadShell } from '@/lib/domain/overview/shell'
import { zoneLabel } from '@/lib/format/date'
import { ActiveAlertsCard } from '../_components/active-alerts-card'
import { RecentCard } from './_components/recent-card'
import { RecordsCard } from './_components/records-card'
import { TodayCard } from './_components/today-card'
import { waitingItems } from './_components/waiting'
import { WaitingCard } from './_components/waiting-card'

export const metadata: Metadata = { title: 'Overview' }

/** The bank at a glance, and the way to every record. All of it is at hand at once: nothing moves while it loads. */
export default async function OverviewPage() {
  const [{ latest, outage, staleSeconds, timeZone, alerts }, { groups }] = await Promise.all([
    loadDashboard(),
    loadShell(),
  ])
  const now = new Date()
  const firing = alerts && (
    <ActiveAlertsCard alerts={alerts} now={now} className="xl:col-span-2 min-[88rem]:col-span-1" />
  )
  return (
    <div className="grid gap-3.5">
      <PageHead
        title="Overview"
        facts={
          <Freshness
            ageSeconds={latest?.ageSeconds ?? null}
            staleSeconds={outage ? 0 : staleSeconds}
            note={zoneLabel(timeZone, now)}
          />
        }
        actions={<RefreshControl />}
      />
      {latest && outage && <LastKnown takenAt={latest.snapshot.takenAt} zone={timeZone} />}
      {latest ? (
        <div
          className={clsx(
            'grid gap-3.5 xl:grid-cols-2',
            firing && 'min-[88rem]:grid-cols-[repeat(2,minmax(0,1fr))_300px]',
          )}
        >
          <WaitingCard items={waitingItems(latest.snapshot, now)} />
          <TodayCard snapshot={latest.snapshot} />
          {firing}
        </div>
      ) : (
        <Card>
          <NoneYet what="figures" icon="activity">
            The worker counts the bank every few seconds and has not finished its first round.
          </NoneYet>
        </Card>
      )}
      {!latest && firing}
      <div className="grid gap-3.5 xl:grid-cols-[minmax(0,1fr)_300px]">
        <RecentCard zone={timeZone} outage={outage} />
        <RecordsCard groups={groups} snapshot={latest?.snapshot ?? null} />
      </div>
    </div>
  )
}
