import { NoMatch } from '@/components/feedback/no-match'
import { NoneYet } from '@/components/feedback/none-yet'
import { State } from '@/components/feedback/state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatCount } from '@/lib/format/number'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { missingPeriod } from '@/lib/list/missing-period'
import { searchTerm } from '@/lib/list/search'
import { listHref } from '@/lib/list/url'
import { Notices } from './notices'
import { PeriodFirst } from './period-first'

type Props = { definition: ListDefinition; state: ListState; page: ListPage<unknown>; none: string }

/** No rows: a period is missing, none yet, no match, or none among as many as were looked through. */
export function ListEmpty(props: Props) {
  return (
    <div className="grid gap-3">
      <Notices state={props.state} page={{ ...props.page, stopped: null }} />
      <Card data-list>
        <Reason {...props} />
      </Card>
    </div>
  )
}

function Reason({ definition, state, page, none }: Props) {
  const { many } = definition.noun
  const missing = missingPeriod(definition, state)
  if (missing) return <PeriodFirst definition={definition} state={state} missing={missing} />
  const unfiltered = Object.fromEntries(Object.keys(state.filters).map((key) => [key, null]))
  if (page.stopped && page.next) {
    const on = listHref(definition, state, { cursor: { direction: 'after', value: page.next } })
    return (
      <State
        icon="search"
        title={`No match among ${formatCount(page.stopped.rows)} ${many}`}
        actions={
          <a className={buttonClass({ variant: 'primary' })} href={on}>
            Keep looking
          </a>
        }
      >
        A rare combination: the search stops there so that it stays quick, and goes on from there.
      </State>
    )
  }
  if (searchTerm(state.q).kind === 'short') {
    return (
      <State icon="search" title="Type a little more">
        A search needs three letters or three digits.
      </State>
    )
  }
  if (state.q !== '' || Object.keys(state.filters).length > 0) {
    return <NoMatch what={many} clearHref={listHref(definition, state, { q: '', filters: unfiltered })} />
  }
  if (!state.cursor) return <NoneYet what={many}>{none}</NoneYet>
  return (
    <State
      icon="inbox"
      title="Nothing on this page any more"
      actions={
        <a className={buttonClass()} href={listHref(definition, state)}>
          First page
        </a>
      }
    >
      The rows that were here have moved to another place in the order.
    </State>
  )
}
