import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { PanelId } from '@/lib/domain/overview/layout/constants'
import { CHARTS, type ChartId, type ChartInfo } from './chart-list'
import { LiveChart } from './live-chart'

type Props = {
  panels: readonly PanelId[]
  /** What the cards among the charts are; one that is null is left out. */
  cards: { alerts: ReactNode; actions: ReactNode }
}

/** Charts and cards in the order chosen, in three columns that are filled to the last place. */
export function ChartGrid({ panels, cards }: Props) {
  const shown = panels.filter((id) => isChart(id) || cards[id])
  const widths = widthsOf(shown)
  return (
    <div className="grid grid-flow-row-dense gap-3.5 md:grid-cols-2 xl:grid-cols-3 print:grid-cols-3">
      {shown.map((id, index) => {
        const className = clsx('min-w-0', widths[index])
        return isChart(id) ? (
          <LiveChart key={id} id={id} {...drawn(id)} className={className} />
        ) : (
          <div key={id} className={clsx('grid', className)}>
            {cards[id]}
          </div>
        )
      })}
    </div>
  )
}

/** Two columns for what is wide; what is last takes the places that would be left over. */
function widthsOf(panels: readonly PanelId[]): string[] {
  const wide = panels.map((id) => isChart(id) && Boolean((CHARTS[id] as ChartInfo).wide))
  const taken = panels.length + wide.filter(Boolean).length
  const narrow = panels.length - wide.filter(Boolean).length
  const last = wide.lastIndexOf(false)
  return panels.map((_, index) => {
    if (wide[index]) return 'md:col-span-2'
    const alone = index === last && narrow % 2 === 1
    const left = index === last ? (3 - (taken % 3)) % 3 : 0
    return clsx(
      'print:col-span-1',
      alone && 'md:col-span-2',
      ['xl:col-span-1', 'xl:col-span-2', 'xl:col-span-3'][left],
    )
  })
}

function isChart(id: PanelId): id is ChartId {
  return Object.hasOwn(CHARTS, id)
}

function drawn(id: ChartId): Pick<ChartInfo, 'title' | 'kind' | 'source'> {
  const { title, kind, source } = CHARTS[id]
  return { title, kind, source }
}
