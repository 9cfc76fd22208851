import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListState } from '@/lib/list/definition'
import { SCROLLER } from './sizes'
import { type Column, shownColumns } from './types'

type RowsProps = { columns: readonly Column<never>[]; state: Pick<ListState, 'columns' | 'density' | 'size'> }

/** Rows to come, of the height that they will have. */
export function ListSkeleton({ columns, state }: RowsProps) {
  const count = shownColumns(columns, state.columns).length
  return <SkeletonTable columns={count} rows={state.size} compact={state.density === 'compact'} />
}

type TableProps = { columns: number; rows: number; compact?: boolean }

function SkeletonTable({ columns, rows, compact = false }: TableProps) {
  const shown = Math.min(rows, 25)
  return (
    <Card className="overflow-hidden" aria-busy="true" aria-label="Loading">
      <div className={SCROLLER}>
        <div className="h-9 border-b max-sm:hidden" />
        {Array.from({ length: shown }, (_, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: all the same.
            key={row}
            className={`flex items-center gap-6 border-b px-4 last:border-b-0 max-sm:h-[68px] ${compact ? 'sm:h-8' : 'sm:h-10'}`}
          >
            {Array.from({ length: columns }, (_, column) => (
              <Skeleton
                // biome-ignore lint/suspicious/noArrayIndexKey: all the same.
                key={column}
                className={`h-3 flex-1 ${column > 1 ? 'max-sm:hidden' : ''}`}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="h-12 border-t" />
    </Card>
  )
}
