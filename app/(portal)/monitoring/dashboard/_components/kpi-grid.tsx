'use client'

import type { CardId } from '@/lib/domain/overview/layout/constants'
import { useLive } from '../../../_components/live/live'
import { KpiCard } from './kpi-card'

/** The business cards in the order chosen; live. */
export function KpiGrid({ order }: { order: readonly CardId[] }) {
  const kpis = useLive(({ view }) => view.kpis)
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,170px),1fr))] gap-3.5 max-sm:grid-cols-2 max-sm:gap-2.5 2xl:grid-cols-6 print:grid-cols-6">
      {order.map((id) => {
        const kpi = kpis?.find((one) => one.id === id)
        return kpi && <KpiCard key={id} kpi={kpi} />
      })}
    </div>
  )
}
