import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ListView } from '@/components/data-table/list-view'
import type { ListViewProps } from '@/components/data-table/types'
import type { Permission } from '@/lib/auth/permissions'
import { bulkOffers } from '@/lib/bulk/table'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { type Counted, knownCount } from '@/lib/domain/overview/known-count'
import { type PageClock, pageClock } from '@/lib/domain/overview/page-clock'
import { listName } from '@/lib/domain/views/constants'
import { loadDefaultView, loadViews } from '@/lib/domain/views/loaders'
import { exportOffer } from '@/lib/exports/offer'
import type { ListPage, ListState } from '@/lib/list/definition'
import { parseList, type RawParams } from '@/lib/list/parse'

type Spec<Row extends { id: string }> = Omit<
  ListViewProps<Row>,
  'state' | 'clock' | 'page' | 'count' | 'lead' | 'exports' | 'bulk' | 'views'
> & {
  permission: Permission
  load: (state: ListState) => Promise<ListPage<Row>>
  lead?: (clock: PageClock, state: ListState) => ReactNode
  /** What the snapshot counts of them: all, and by the values of a filter. */
  count?: (snapshot: BankSnapshot) => Counted
  /** Counts what the statistics of the bank know of a period; null for the rest. */
  exact?: (state: ListState) => Promise<number | null>
}

/** The page of a list: everything else follows from its definition, its columns and its loader. */
export function listPage<Row extends { id: string }>({
  permission,
  load,
  count,
  exact,
  lead,
  ...view
}: Spec<Row>) {
  return async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
    const clock = await pageClock(permission)
    const params = await searchParams
    const list = listName(view.definition.path)
    if (Object.keys(params).length === 0) await openWithDefault(view.definition.path, list)
    const state = parseList(view.definition, params)
    return (
      <ListView
        {...view}
        state={state}
        clock={clock}
        page={load(state)}
        views={loadViews(list)}
        lead={lead?.(clock, state)}
        count={count && knownCount(state, count, exact)}
        exports={await exportOffer(view.definition.path)}
        bulk={await bulkOffers(view.definition.path, clock.role)}
      />
    )
  }
}

/** The bare address of a list leads to the view that the person opens it with. */
async function openWithDefault(path: string, list: string): Promise<void> {
  const view = await loadDefaultView(list)
  if (view) redirect(`${path}?${view.query}${view.query ? '&' : ''}view=${view.id}`)
}
