import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/lib/format/icon-names'
import { formatCount } from '@/lib/format/number'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { listHref } from '@/lib/list/url'
import { Notices } from './notices'

type Props = { definition: ListDefinition; state: ListState }

/** No rows: none yet, no match, or none among as many as were looked through. */
export function ListEmpty({ definition, state, page }: Props & { page: ListPage<unknown> }) {
  const { noun } = definition
  const none = Object.fromEntries(Object.keys(state.filters).map((key) => [key, null]))
  const clear = listHref(definition, state, { q: '', filters: none })
  const filtered = state.q !== '' || Object.keys(state.filters).length > 0
  return (
    <div className="grid gap-3">
      <Notices state={state} page={{ ...page, stopped: null }} />
      {page.stopped && page.next ? (
        <Message icon="search" title={`No match among ${formatCount(page.stopped.rows)} ${noun.many}`}>
          <p>A rare combination: the search stops there so that it stays quick. It can go on from there.</p>
          <a
            className={buttonClass()}
            href={listHref(definition, state, { cursor: { direction: 'after', value: page.next } })}
          >
            Keep looking
          </a>
        </Message>
      ) : filtered ? (
        <Message icon="search-x" title={`No ${noun.many} match`}>
          <p>Try fewer filters{definition.search ? ', or another spelling in the search' : ''}.</p>
          <a className={buttonClass()} href={clear}>
            Clear filters
          </a>
        </Message>
      ) : state.cursor ? (
        <Message icon="inbox" title="Nothing on this page any more">
          <a className={buttonClass()} href={listHref(definition, state)}>
            First page
          </a>
        </Message>
      ) : (
        <Message icon="inbox" title={`No ${noun.many} yet`}>
          <p>They appear here as soon as the bank has the first one.</p>
        </Message>
      )}
    </div>
  )
}

/** The database does not answer: what the address asked for is kept, to try again. */
export function ListUnreachable({ definition, state }: Props) {
  return (
    <Message icon="unplug" title={`The ${definition.noun.many} cannot be read just now`}>
      <p>The database does not answer. Nothing is lost; filters and search stay as they are.</p>
      <a className={buttonClass()} href={listHref(definition, state, { cursor: state.cursor })}>
        Try again
      </a>
    </Message>
  )
}

function Message({ icon, title, children }: { icon: IconName; title: string; children: ReactNode }) {
  return (
    <Card className="grid min-h-72 place-content-center justify-items-center gap-3 px-6 py-12 text-center text-secondary">
      <Icon name={icon} size={24} className="text-muted" />
      <h2 className="text-15 font-semibold text-ink">{title}</h2>
      {children}
    </Card>
  )
}
