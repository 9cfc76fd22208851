import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { ChartCard } from '@/components/charts/chart-card'
import type { ChartData } from '@/components/charts/chart-data'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import type { VolumeRange } from '@/lib/domain/overview/volume'
import { hoursBefore } from '@/lib/format/date'
import { rowsHref } from '@/lib/navigation'
import { channelChart, entitiesChart, kycChart, successChart, volumeChart } from './charts'
import { RangeControl } from './range-control'

/** The KYC chart covers 30 days. */
const KYC_HOURS = 30 * 24

type Props = {
  snapshot: BankSnapshot
  range: VolumeRange
  resources: ChartData
  history: ReactNode
  /** The card of what fires, where the role may see it, and of quick actions: among the charts. */
  alerts: ReactNode
  actions: ReactNode
}

/** The charts of the dashboard. */
export function ChartGrid({ snapshot, range, resources, history, alerts, actions }: Props) {
  const kyc = kycChart(snapshot)
  const since = hoursBefore(snapshot.takenAt, KYC_HOURS)
  return (
    <div className="grid gap-3.5 md:grid-cols-2 xl:grid-cols-6">
      <ChartCard
        className="md:col-span-2 xl:col-span-4"
        title="Transaction volume"
        kind="line"
        data={volumeChart(snapshot, range)}
        summary="Volume of completed transactions over time, beside the period before."
        controls={<RangeControl range={range} />}
        empty="No transaction was completed in this range."
      />
      <ChartCard
        className="xl:col-span-2"
        title="KYC states"
        kind="parts"
        note="30 days"
        data={kyc.data}
        links={kyc.states.map((status) => rowsHref('/admin/kyc', { status, from: since }))}
        summary="KYC reviews submitted in the last 30 days by the state they are in now."
        empty="No review was submitted in the last 30 days."
      />
      <ChartCard
        className="xl:col-span-2"
        title="Volume by channel"
        kind="bars"
        note="today"
        data={channelChart(snapshot)}
        summary="Volume of the transactions completed today by channel."
        empty="No transaction was completed today."
      />
      <ChartCard
        className="xl:col-span-2"
        title="Success rate"
        kind="line"
        note="24 hours"
        data={successChart(snapshot)}
        summary="Share of completed among the completed and failed transactions of each of the last 24 hours."
        empty="No transaction ended in the last 24 hours."
      />
      <div className="grid md:col-span-2 xl:col-span-2">{alerts || actions}</div>
      <div className={clsx('grid md:col-span-2', alerts ? 'xl:col-span-4' : 'xl:col-span-6')}>{history}</div>
      {alerts && <div className="grid md:col-span-2 xl:col-span-2">{actions}</div>}
      <ChartCard
        className="xl:col-span-3"
        title="System resources"
        kind="rings"
        data={resources}
        summary="Use of processor, memory and disk of the machine the portal runs on."
        empty="The machine has not been measured yet."
      />
      <ChartCard
        className="xl:col-span-3"
        title="Entities"
        kind="bar"
        note="all time"
        data={entitiesChart(snapshot)}
        summary="Number of customers, wallets, merchants, KYC reviews, EFT payments and QR codes."
        empty="The bank has no records yet."
      />
    </div>
  )
}
