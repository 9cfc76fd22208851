import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListState } from '@/lib/list/definition'
import { SCROLLER } from './sizes'

/** Bars of a row. Their places are fixed by the grid, so that a row which arrives in pieces moves none of them. */
const BARS = [0, 1, 2, 3, 4, 5]

/** Rows to come, of the height that they will have. */
export function ListSkeleton({ state }: { state: Pick<ListState, 'density' | 'size'> }) {
  const rows = Math.min(state.size, 25)
  return (
    <Card className="overflow-hidden" aria-busy="true" aria-label="Loading">
      <div className={SCROLLER}>
        <div className="h-9 border-b max-sm:hidden" />
        {Array.from({ length: rows }, (_, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: all the same.
            key={row}
            className={`grid grid-cols-2 items-center gap-6 border-b px-4 last:border-b-0 max-sm:h-[68px] sm:grid-cols-6 ${state.density === 'compact' ? 'sm:h-8' : 'sm:h-10'}`}
          >
            {BARS.map((bar) => (
              <Skeleton key={bar} className={`h-3 ${bar > 1 ? 'max-sm:hidden' : ''}`} />
            ))}
          </div>
        ))}
      </div>
      <div className="h-12 border-t" />
    </Card>
  )
}
