import type { Metadata } from 'next'
import { Suspense } from 'react'
import { NoneYet } from '@/components/feedback/none-yet'
import { Freshness, RefreshControl } from '@/components/layout/freshness'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { loadShell } from '@/lib/domain/overview/shell'
import { zoneLabel } from '@/lib/format/date'
import { RecentCard } from './_components/recent-card'
import { RecordsCard } from './_components/records-card'
import { TodayCard } from './_components/today-card'
import { waitingItems } from './_components/waiting'
import { WaitingCard } from './_components/waiting-card'

export const metadata: Metadata = { title: 'Overview' }

/** The bank at a glance, and the way to every record. */
export default function OverviewPage() {
  return (
    <div className="grid gap-3.5">
      <PageHead
        title="Overview"
        facts={
          <Suspense fallback={<Skeleton className="mt-0.5 h-[15px] w-72" />}>
            <Facts />
          </Suspense>
        }
        actions={<RefreshControl />}
      />
      <Suspense fallback={<Loading className="h-[301px]" />}>
        <Figures />
      </Suspense>
      <div className="grid gap-3.5 xl:grid-cols-[minmax(0,1fr)_300px]">
        <Suspense fallback={<Loading className="h-[364px]" />}>
          <Recent />
        </Suspense>
        <Suspense fallback={<Loading className="h-[364px]" />}>
          <Records />
        </Suspense>
      </div>
    </div>
  )
}

async function Facts() {
  const { latest, staleSeconds, timeZone } = await loadDashboard()
  const note = zoneLabel(timeZone, new Date())
  return <Freshness ageSeconds={latest?.ageSeconds ?? null} staleSeconds={staleSeconds} note={note} />
}

async function Figures() {
  const { latest } = await loadDashboard()
  if (!latest) {
    return (
      <Card className="h-[301px]">
        <NoneYet what="figures" icon="activity">
          The worker counts the bank every few seconds and has not finished its first round.
        </NoneYet>
      </Card>
    )
  }
  return (
    <div className="grid gap-3.5 xl:grid-cols-2">
      <WaitingCard items={waitingItems(latest.snapshot, new Date())} />
      <TodayCard snapshot={latest.snapshot} />
    </div>
  )
}

async function Recent() {
  const { timeZone } = await loadDashboard()
  return <RecentCard zone={timeZone} />
}

async function Records() {
  const [{ latest }, { groups }] = await Promise.all([loadDashboard(), loadShell()])
  return <RecordsCard groups={groups} snapshot={latest?.snapshot ?? null} />
}

function Loading({ className }: { className: string }) {
  return (
    <Card aria-busy="true" aria-label="Loading" className={`p-4 ${className}`}>
      <Skeleton className="h-4 w-40" />
    </Card>
  )
}
