import { Suspense } from 'react'
import { PageHead } from '@/components/ui/page-head'
import { DisplayMenu } from './display-menu'
import { ListFacts } from './list-facts'
import { ListFrame } from './list-frame'
import { ListSkeleton } from './list-skeleton'
import { Rows } from './rows'
import { Toolbar } from './toolbar'
import type { ListViewProps } from './types'

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
