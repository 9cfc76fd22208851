'use client'

import { clsx } from 'clsx'
import { useRouter } from 'next/navigation'
import { lazy, type ReactNode, Suspense, useCallback, useId, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { type ChartData, isEmpty } from './chart-data'
import { ChartGhost } from './chart-ghost'
import { ChartLegend } from './chart-legend'
import { useSeen } from './use-seen'

// Loaded on first use; the three kinds share what they draw with.
const LineChart = lazy(() => import('./line-chart').then((file) => ({ default: file.LineChart })))
const BarChart = lazy(() => import('./bar-chart').then((file) => ({ default: file.BarChart })))
const DoughnutChart = lazy(() => import('./doughnut-chart').then((file) => ({ default: file.DoughnutChart })))
const ChartTable = lazy(() => import('./chart-table').then((file) => ({ default: file.ChartTable })))

export type ChartKind = 'line' | 'bar' | 'bars' | 'parts' | 'rings'

type Props = {
  title: string
  kind: ChartKind
  /** Null while it is on its way. */
  data: ChartData | null
  /** One sentence for those who do not see the chart. */
  summary: string
  /** What is compared, or the number of it all, beside the title. */
  note?: ReactNode
  /** The definition of what is drawn, on demand. */
  info?: ReactNode
  /** What stands instead of a chart without values. */
  empty: ReactNode
  /** Newer data is on its way. */
  pending?: boolean
  /** Where each label leads, in the order of the labels. */
  links?: (string | null)[]
  className?: string
}

/** Title, what is compared, table and download; the chart itself is loaded and drawn once it is near the window. */
export function ChartCard(props: Props) {
  const { title, kind, data, note, info, pending, links, className } = props
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const [box, seen] = useSeen<HTMLDivElement>()
  const lines = data && !isRound(kind) && data.series.length > 1
  return (
    <Card aria-labelledby={id} className={clsx('flex flex-col', className)}>
      <CardHead
        id={id}
        title={title}
        actions={
          <>
            {info}
            <IconButton
              variant="ghost"
              size="sm"
              icon="table-2"
              label={asTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
              aria-pressed={asTable}
              onClick={() => setAsTable((was) => !was)}
            />
            <IconButton
              variant="ghost"
              size="sm"
              icon="download"
              label={`Download ${title} as CSV`}
              onClick={() => data && save(title, data)}
            />
          </>
        }
      />
      {/* Its line is kept even while there is nothing to say: nothing moves. */}
      <div className="flex h-[19px] items-center justify-between gap-3 px-4 text-125 whitespace-nowrap text-muted">
        <span className="min-w-0 truncate">{note}</span>
        {lines && <ChartLegend data={data} />}
      </div>
      <div
        ref={box}
        className={clsx(
          'relative h-[224px] px-4 pt-2 pb-4',
          pending && 'opacity-60 transition-opacity delay-100',
        )}
      >
        {data && asTable ? (
          <Suspense fallback={<ChartGhost />}>
            <ChartTable title={title} data={data} links={links} />
          </Suspense>
        ) : (
          <Drawing {...props} seen={seen} />
        )}
      </div>
    </Card>
  )
}

function Drawing({ kind, data, summary, empty, links, seen }: Props & { seen: boolean }) {
  const router = useRouter()
  const onPick = useCallback(
    (at: number) => {
      const href = links?.[at]
      if (href) router.push(href)
    },
    [links, router],
  )
  if (data && isEmpty(data)) {
    return (
      <div className="grid size-full place-items-center text-center text-balance text-muted">{empty}</div>
    )
  }
  const round = isRound(kind)
  return (
    <div className={clsx('size-full', round && 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-5')}>
      <div className="relative size-full min-w-0 overflow-hidden">
        <div className={clsx('absolute inset-0', links && !round && 'cursor-pointer')}>
          {data && seen ? (
            <Suspense fallback={<ChartGhost />}>{draw(kind, data, summary, links && onPick)}</Suspense>
          ) : (
            <ChartGhost />
          )}
        </div>
      </div>
      {round && data && <ChartLegend data={data} links={links} values />}
    </div>
  )
}

function draw(kind: ChartKind, data: ChartData, label: string, onPick?: (at: number) => void) {
  if (kind === 'line') return <LineChart data={data} label={label} onPick={onPick} />
  if (kind === 'bar' || kind === 'bars')
    return <BarChart data={data} label={label} horizontal={kind === 'bars'} onPick={onPick} />
  return <DoughnutChart data={data} label={label} kind={kind} onPick={onPick} />
}

function isRound(kind: ChartKind): boolean {
  return kind === 'parts' || kind === 'rings'
}

async function save(title: string, data: ChartData): Promise<void> {
  const { downloadChart } = await import('./download')
  downloadChart(title, data)
}
