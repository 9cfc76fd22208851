import type { Metadata } from 'next'
import { readRange, wallText } from '@/lib/domain/overview/charts/range'
import { loadDashboard } from '@/lib/domain/overview/dashboard'
import { loadLayout } from '@/lib/domain/overview/layout/loaders'
import { ceilToHour } from '@/lib/format/zone'
import { LivePage } from '../../_components/live-page'
import { Arrange } from './_components/arrange'
import { ChartsProvider } from './_components/charts-provider'
import { Dashboard } from './_components/dashboard'
import { RangeControl } from './_components/range-control'
import { RangeNotice } from './_components/range-notice'
import { rangeQuery } from './_components/range-query'

export const metadata: Metadata = { title: 'Monitoring' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** Live monitoring: the machine, the services and the bank, on one page. */
export default async function MonitoringPage({ searchParams }: { searchParams: Search }) {
  const [search, data, layout] = await Promise.all([searchParams, loadDashboard(), loadLayout()])
  const { latest, timeZone } = data
  const now = new Date()
  const range = readRange(search, timeZone, now)
  const problem = typeof range === 'string' ? range : null
  const refused = problem && rangeQuery({ get: (name) => textOf(search[name]) })
  return (
    <LivePage
      title="Monitoring"
      data={data}
      now={now}
      actions={
        <>
          <RangeControl
            latest={wallText(ceilToHour(now, timeZone), timeZone)}
            zone={timeZone}
            refused={refused}
          />
          <Arrange layout={layout} />
        </>
      }
    >
      {problem && refused !== null && <RangeNotice refused={refused} problem={problem} />}
      <ChartsProvider refused={refused} version={latest?.snapshot.takenAt ?? ''}>
        <Dashboard data={data} layout={layout} now={now} />
      </ChartsProvider>
    </LivePage>
  )
}

/** As the browser reads it: the first of repeated parameters. */
function textOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}
