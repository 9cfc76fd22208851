import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const CHARTS = [
  'md:col-span-2 xl:col-span-4',
  'xl:col-span-2',
  'xl:col-span-2',
  'xl:col-span-2',
  'md:col-span-2 xl:col-span-2',
]

/** The dashboard before its numbers: the same boxes in the same sizes. */
export function DashboardSkeleton() {
  return (
    <div className="contents" aria-busy="true">
      <Card className="h-[172px] max-xl:h-[292px] max-sm:h-[420px]" aria-label="Loading system health" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,170px),1fr))] gap-3.5 max-sm:grid-cols-2 max-sm:gap-2.5 2xl:grid-cols-6">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Card key={key} className="grid h-[212px] content-start gap-3 p-4" aria-label="Loading a number">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-6 w-20" />
            <Skeleton className="h-6 w-full" />
          </Card>
        ))}
      </div>
      <div className="grid gap-3.5 md:grid-cols-2 xl:grid-cols-6">
        {CHARTS.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never change.
          <Card key={at} className={`h-[282px] p-4 ${span}`} aria-label="Loading a chart">
            <Skeleton className="h-4 w-36" />
          </Card>
        ))}
      </div>
    </div>
  )
}
