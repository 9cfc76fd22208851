'use client'

import { clsx } from 'clsx'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
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
  data: ChartData
  /** One sentence for those who do not see the chart. */
  summary: string
  /** What is compared, beside the title. */
  note?: ReactNode
  /** What changes the chart, before its table and download. */
  controls?: ReactNode
  /** What stands instead of a chart without values. */
  empty: ReactNode
  /** Where each label leads, in the order of the labels. */
  links?: (string | null)[]
  className?: string
}

/** Title, what is compared, table and download; the chart itself is loaded and drawn once it is near the window. */
export function ChartCard({ title, kind, data, summary, note, controls, empty, links, className }: Props) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const [box, seen] = useSeen<HTMLDivElement>()
  const none = isEmpty(data)
  const round = kind === 'parts' || kind === 'rings'
  return (
    <Card aria-labelledby={id} className={clsx('flex flex-col', className)}>
      <CardHead
        id={id}
        title={title}
        note={note ?? (!round && data.series.length > 1 && <ChartLegend data={data} />)}
        actions={
          <>
            {controls}
            <span className="flex w-15 gap-1">
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
                onClick={() => save(title, data)}
              />
            </span>
          </>
        }
      />
      <div ref={box} className="relative h-[236px] px-4 pt-1 pb-4">
        {asTable ? (
          <Suspense fallback={<ChartGhost />}>
            <ChartTable title={title} data={data} />
          </Suspense>
        ) : none ? (
          <div className="grid size-full place-items-center text-center text-muted">{empty}</div>
        ) : (
          <div
            className={clsx('size-full', round && 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-5')}
          >
            <div className="relative size-full min-w-0">
              <div className="absolute inset-0">
                {seen ? (
                  <Suspense fallback={<ChartGhost />}>{draw(kind, data, summary)}</Suspense>
                ) : (
                  <ChartGhost />
                )}
              </div>
            </div>
            {round && <ChartLegend data={data} links={links} values />}
          </div>
        )}
      </div>
    </Card>
  )
}

function draw(kind: ChartKind, data: ChartData, label: string) {
  if (kind === 'line') return <LineChart data={data} label={label} />
  if (kind === 'bar' || kind === 'bars')
    return <BarChart data={data} label={label} horizontal={kind === 'bars'} />
  return <DoughnutChart data={data} label={label} kind={kind} />
}

async function save(title: string, data: ChartData): Promise<void> {
  const { downloadChart } = await import('./download')
  downloadChart(title, data)
}
