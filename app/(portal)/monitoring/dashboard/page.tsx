import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Freshness, RefreshControl } from '@/components/layout/freshness'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { volumeRange } from '@/lib/domain/overview/volume'
import { zoneLabel } from '@/lib/format/date'
import { Dashboard } from './_components/dashboard'
import { DashboardSkeleton } from './_components/dashboard-skeleton'

export const metadata: Metadata = { title: 'Monitoring' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** Live monitoring: the machine, the services and the bank, on one page. */
export default function MonitoringPage({ searchParams }: { searchParams: Search }) {
  return (
    <div className="grid gap-3.5">
      <PageHead
        title="Monitoring"
        facts={
          <Suspense fallback={<Skeleton className="mt-0.5 h-[15px] w-72" />}>
            <Facts />
          </Suspense>
        }
        actions={<RefreshControl />}
      />
      <Suspense fallback={<DashboardSkeleton />}>
        <Content searchParams={searchParams} />
      </Suspense>
    </div>
  )
}

async function Facts() {
  const { latest, staleSeconds, timeZone } = await loadDashboard()
  return (
    <Freshness
      ageSeconds={latest?.ageSeconds ?? null}
      staleSeconds={staleSeconds}
      note={zoneLabel(timeZone, new Date())}
    />
  )
}

async function Content({ searchParams }: { searchParams: Search }) {
  const [{ range }, data] = await Promise.all([searchParams, loadDashboard()])
  return <Dashboard data={data} range={volumeRange.parse(range)} now={new Date()} />
}
