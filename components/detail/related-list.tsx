import type { ReactNode } from 'react'
import type { Clock, Column } from '@/components/data-table/types'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { parseList } from '@/lib/list/parse'
import { listHref } from '@/lib/list/url'
import { Related } from './related'

const ROWS = 5

type Props<Row extends { id: string }> = {
  title: string
  list: ListDefinition
  load: (state: ListState) => Promise<ListPage<Row>>
  /** The record that the rows belong to, by the list's filter. */
  where: Readonly<Record<string, string>>
  columns: readonly Column<Row>[]
  /** Of the list's columns those that the short table has. */
  show: readonly string[]
  clock: Clock
  /** False where rows have no page of their own. */
  opens?: boolean
  empty: string
  actions?: ReactNode
}

/** The newest few rows of another list that belong to a record, leading to each and to all of them. */
export function RelatedList<Row extends { id: string }>(props: Props<Row>) {
  const { list, load, where, columns, show, opens = true, ...rest } = props
  const filters = Object.fromEntries(Object.entries(where).map(([key, id]) => [key, [id]]))
  const state = { ...parseList(list, {}), filters }
  return (
    <Related
      rows={load({ ...state, size: ROWS }).then(({ rows }) => rows)}
      columns={columns.filter(({ id }) => show.includes(id))}
      href={opens ? (row) => `${list.path}/${row.id}` : undefined}
      all={listHref(list, state)}
      {...rest}
    />
  )
}
