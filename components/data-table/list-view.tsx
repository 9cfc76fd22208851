import { Suspense } from 'react'
import { PageHead } from '@/components/ui/page-head'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { DisplayMenu } from './display-menu'
import { type KnownCount, ListFacts } from './list-facts'
import { ListFrame } from './list-frame'
import { ListSkeleton } from './list-skeleton'
import { Rows } from './rows'
import { Toolbar } from './toolbar'
import type { Clock, Column } from './types'

export type ListViewProps<Row extends { id: string }> = {
  definition: ListDefinition
  state: ListState
  clock: Clock
  title: string
  columns: readonly Column<Row>[]
  /** The page of rows, already on its way. */
  page: Promise<ListPage<Row>>
  /** What the last snapshot counts of them. */
  count?: Promise<KnownCount | null>
  /** What a row is called: its checkbox, what is copied. */
  nameOf: (row: Row) => string
  /** False where records have no page of their own. */
  opens?: boolean
  /** What a bank without any sees. */
  none: string
}

/** A list of records: head and filters at once, rows as soon as the database has answered. */
export function ListView<Row extends { id: string }>(props: ListViewProps<Row>) {
  const { definition, state, title, columns, count, clock } = props
  return (
    <ListFrame>
      <PageHead
        title={title}
        facts={
          <Suspense fallback={' '}>
            <ListFacts definition={definition} count={count} clock={clock} />
          </Suspense>
        }
        actions={<DisplayMenu definition={definition} state={state} columns={columns} />}
      />
      <Toolbar definition={definition} state={state} />
      <Suspense fallback={<ListSkeleton columns={columns} state={state} />}>
        <Rows {...props} />
      </Suspense>
    </ListFrame>
  )
}
