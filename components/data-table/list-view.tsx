import { Suspense } from 'react'
import { PageHead } from '@/components/ui/page-head'
import { listParams } from '@/lib/list/url'
import { DisplayMenu } from './display-menu'
import { ExportButton } from './export-button'
import { ListFacts } from './list-facts'
import { ListFrame } from './list-frame'
import { ListSkeleton } from './list-skeleton'
import { Rows } from './rows'
import { SavedViews, ViewsTrigger } from './saved-views'
import { filterWords, Toolbar } from './toolbar'
import { type ExportOffer, type ExportSubject, type ListViewProps, shownColumns } from './types'

/** A list of records: head and filters at once, rows as soon as the database has answered. */
export function ListView<Row extends { id: string }>(props: ListViewProps<Row>) {
  const { definition, state, title, columns, count, clock, lead, exports } = props
  return (
    <ListFrame>
      <PageHead
        title={title}
        facts={
          // They arrive after the rest and must move nothing: on a phone they have two lines.
          <div className="max-sm:min-h-[42px]">
            <Suspense fallback={' '}>
              <ListFacts definition={definition} count={count} clock={clock} />
            </Suspense>
          </div>
        }
        actions={
          <>
            {exports && <ExportButton {...subjectOf(props, exports)} />}
            <Suspense fallback={<ViewsTrigger />}>
              <SavedViews definition={definition} state={state} views={props.views} />
            </Suspense>
            <DisplayMenu definition={definition} state={state} columns={columns} />
          </>
        }
      />
      {lead}
      <Toolbar definition={definition} state={state} />
      <Suspense fallback={<ListSkeleton state={state} />}>
        <Rows {...props} />
      </Suspense>
    </ListFrame>
  )
}

function subjectOf<Row extends { id: string }>(
  { definition, state, columns }: ListViewProps<Row>,
  offer: ExportOffer,
): ExportSubject {
  const shown = shownColumns(columns, state.columns).map(({ id }) => id)
  const query = listParams(definition, state, { columns: shown }).toString()
  return { ...offer, noun: definition.noun, query, filters: filterWords(definition, state) }
}
