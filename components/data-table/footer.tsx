import { Suspense } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { BulkOffer } from '@/lib/bulk/look'
import type { KnownCount } from '@/lib/domain/overview/dto'
import { formatUtc } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import { type ListDefinition, type ListPage, type ListState, PAGE_SIZES } from '@/lib/list/definition'
import { listHref, listParams } from '@/lib/list/url'
import { SelectionBar } from './selection-bar'
import type { BulkSubject, ListViewProps } from './types'

type Props<Row extends { id: string }> = Omit<ListViewProps<Row>, 'page'> & { page: ListPage<Row> }

/** Under the rows: the selection, how many there are as far as known, and the neighbouring pages. */
export function Footer<Row extends { id: string }>({
  definition,
  state,
  page,
  count,
  bulk = [],
}: Props<Row>) {
  const { rows, next, previous } = page
  const known = !next && !previous ? formatCount(rows.length) : null
  return (
    <footer className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-t px-4 py-2 text-125 text-muted">
      <SelectionBar
        page={rows.map(({ id }) => id).join()}
        more={next !== null || previous !== null}
        bulk={bulk.length > 0 ? subjectOf(definition, state, bulk) : undefined}
      />
      <span className="ml-auto whitespace-nowrap">
        {known ? (
          `${known} ${rows.length === 1 ? definition.noun.one : definition.noun.many}`
        ) : (
          <Suspense fallback={atLeast(definition, page)}>
            <Count definition={definition} page={page} count={count} />
          </Suspense>
        )}
      </span>
      <nav aria-label="Pages" className="flex gap-1.5">
        <PageLink definition={definition} state={state} direction="before" cursor={previous} />
        <PageLink definition={definition} state={state} direction="after" cursor={next} />
      </nav>
    </footer>
  )
}

function subjectOf(definition: ListDefinition, state: ListState, offers: readonly BulkOffer[]): BulkSubject {
  const query = listParams(definition, state, { columns: [], density: 'comfortable', size: PAGE_SIZES[0] })
  return {
    list: definition.path.split('/').at(-1) ?? '',
    query: query.toString(),
    noun: definition.noun,
    offers,
  }
}

type CountProps = { definition: ListDefinition; page: ListPage<unknown>; count?: Promise<KnownCount | null> }

/** The snapshot's exact number where it has one; otherwise only what this page proves. */
async function Count({ definition, page, count }: CountProps) {
  const known = await count?.catch(() => null)
  if (known?.matching === null || known?.matching === undefined) return atLeast(definition, page)
  return (
    <span title={`As of ${formatUtc(known.asOf)}`}>
      {formatCount(known.matching)} {definition.noun.many}
    </span>
  )
}

function atLeast(definition: ListDefinition, { rows, stopped }: ListPage<unknown>): string {
  if (stopped) return `${formatCount(rows.length)} found so far`
  return `more than ${formatCount(rows.length)} ${definition.noun.many}`
}

type LinkProps = {
  definition: ListDefinition
  state: ListState
  direction: 'before' | 'after'
  cursor: string | null
}

function PageLink({ definition, state, direction, cursor }: LinkProps) {
  const label = direction === 'before' ? 'Previous page' : 'Next page'
  const icon = <Icon name={direction === 'before' ? 'chevron-left' : 'chevron-right'} size={15} />
  const look = buttonClass({ size: 'sm' }, true)
  if (cursor === null) {
    return (
      <span role="img" aria-label={`No ${label.toLowerCase()}`} className={`${look} opacity-40 shadow-none`}>
        {icon}
      </span>
    )
  }
  const href = listHref(definition, state, { cursor: { direction, value: cursor } })
  return (
    <a
      href={href}
      aria-label={label}
      title={label}
      rel={direction === 'before' ? 'prev' : 'next'}
      className={look}
    >
      {icon}
    </a>
  )
}
