import { Card } from '@/components/ui/card'
import type { ListState } from '@/lib/list/definition'
import { SCROLLER } from './sizes'

/** Rows to come, as many as the shortest page has and of the height that they will have. */
export function ListSkeleton({ state }: { state: Pick<ListState, 'density'> }) {
  return (
    <Card className="overflow-hidden" aria-busy="true" aria-label="Loading">
      <div className={SCROLLER}>
        <div className="h-9 border-b max-sm:hidden" />
        <div className="list-skeleton" data-density={state.density} />
      </div>
      <div className="h-12 border-t" />
    </Card>
  )
}
