import { ListView } from '@/components/data-table/list-view'
import type { ListViewProps } from '@/components/data-table/types'
import type { Permission } from '@/lib/auth/permissions'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { type Counted, knownCount } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import type { ListPage, ListState } from '@/lib/list/definition'
import { parseList, type RawParams } from '@/lib/list/parse'

type Spec<Row extends { id: string }> = Omit<ListViewProps<Row>, 'state' | 'clock' | 'page' | 'count'> & {
  permission: Permission
  load: (state: ListState) => Promise<ListPage<Row>>
  /** What the snapshot counts of them: all, and by the values of a filter. */
  count?: (snapshot: BankSnapshot) => Counted
}

/** The page of a list: everything else follows from its definition, its columns and its loader. */
export function listPage<Row extends { id: string }>({ permission, load, count, ...view }: Spec<Row>) {
  return async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
    const clock = await pageClock(permission)
    const state = parseList(view.definition, await searchParams)
    return (
      <ListView
        {...view}
        state={state}
        clock={clock}
        page={load(state)}
        count={count && knownCount(state, count)}
      />
    )
  }
}
