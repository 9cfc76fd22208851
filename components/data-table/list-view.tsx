import { type ReactNode, Suspense } from 'react'
import { PageHead } from '@/components/ui/page-head'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { DisplayMenu } from './display-menu'
import { ListFrame } from './list-frame'
import { ListSkeletonRows } from './list-skeleton'
import { Rows } from './rows'
import { Toolbar } from './toolbar'
import type { Clock, Column } from './types'

/** Exact numbers of the last snapshot, for the count of a list. */
export type KnownCount = { total: number | null; asOf: string } | null

export type ListViewProps<Row extends { id: string }> = {
  definition: ListDefinition
  state: ListState
  clock: Clock
  title: string
  /** One line of facts, with its "as of"; streamed in. */
  facts?: ReactNode
  actions?: ReactNode
  columns: readonly Column<Row>[]
  /** The page of rows, already on its way. */
  page: Promise<ListPage<Row>>
  /** The exact number of matching rows, where a snapshot has it. */
  count?: Promise<KnownCount>
  /** What a row is called: its checkbox, its link, what is copied. */
  nameOf: (row: Row) => string
  /** False where records have no page of their own. */
  opens?: boolean
  /** Names of linked records that filter this list. */
  names?: Record<string, string>
}

/** A list of records: head and filters at once, rows as soon as the database has answered. */
export function ListView<Row extends { id: string }>(props: ListViewProps<Row>) {
  const { definition, state, title, facts, actions, columns, names } = props
  return (
    <ListFrame>
      <PageHead
        title={title}
        facts={<Suspense fallback={' '}>{facts}</Suspense>}
        actions={
          <>
            {actions}
            <DisplayMenu definition={definition} state={state} columns={columns} />
          </>
        }
      />
      <Toolbar definition={definition} state={state} names={names} />
      <Suspense fallback={<ListSkeletonRows columns={columns} state={state} />}>
        <Rows {...props} />
      </Suspense>
    </ListFrame>
  )
}
