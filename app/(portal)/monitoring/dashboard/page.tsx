import type { Metadata } from 'next'
import { Freshness, RefreshControl } from '@/components/layout/freshness'
import { PageHead } from '@/components/ui/page-head'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { volumeRange } from '@/lib/domain/overview/volume'
import { zoneLabel } from '@/lib/format/date'
import { Dashboard } from './_components/dashboard'

export const metadata: Metadata = { title: 'Monitoring' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** Live monitoring: the machine, the services and the bank, on one page. */
export default async function MonitoringPage({ searchParams }: { searchParams: Search }) {
  const [{ range }, data] = await Promise.all([searchParams, loadDashboard()])
  const { latest, outage, staleSeconds, timeZone } = data
  const now = new Date()
  return (
    <div className="grid gap-3.5">
      <PageHead
        title="Monitoring"
        facts={
          <Freshness
            ageSeconds={latest?.ageSeconds ?? null}
            staleSeconds={outage ? 0 : staleSeconds}
            note={zoneLabel(timeZone, now)}
          />
        }
        actions={<RefreshControl />}
      />
      <Dashboard data={data} range={volumeRange.parse(range)} now={now} />
    </div>
  )
}
