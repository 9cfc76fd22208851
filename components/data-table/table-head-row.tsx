import { clsx } from 'clsx'
import { Checkbox } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import type { ListDefinition, ListState } from '@/lib/list/definition'
import { sortAllowed } from '@/lib/list/parse'
import { listHref } from '@/lib/list/url'
import { type Column, narrowClass } from './types'

type Props<Row> = {
  definition: ListDefinition
  state: ListState
  columns: readonly Column<Row>[]
}

/** The head, which stays in sight: names of columns, and the order where one can be chosen. */
export function TableHeadRow<Row>({ definition, state, columns }: Props<Row>) {
  return (
    <thead className="max-sm:sr-only">
      <tr>
        <th scope="col" className={clsx(HEAD, 'w-9 pl-4')}>
          <Checkbox data-all aria-label="Select all rows of this page" className="align-middle" />
        </th>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            title={column.title}
            aria-sort={ariaSort(column, state)}
            className={clsx(
              HEAD,
              'px-3 first:pl-4 last:pr-4',
              column.numeric ? 'text-right' : 'text-left',
              narrowClass(column, state),
            )}
          >
            <HeadLabel definition={definition} state={state} column={column} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

const HEAD = 'sticky top-0 z-10 h-9 border-b bg-card text-125 font-medium whitespace-nowrap text-muted'

type LabelProps<Row> = Omit<Props<Row>, 'columns'> & { column: Column<Row> }

function HeadLabel<Row>({ definition, state, column: { label, sort } }: LabelProps<Row>) {
  if (!sort) return label
  if (!sortAllowed(definition, sort, Object.keys(state.filters)) || state.q !== '') {
    return (
      <span title={`Not with ${state.q ? 'a search' : 'these filters'}: no index would answer it`}>
        {label}
      </span>
    )
  }
  const current = state.sort.key === sort
  const { by, oneWay } = definition.sorts[sort] ?? {}
  const descending = !oneWay && (current ? !state.sort.descending : by !== 'text')
  return (
    <a
      href={listHref(definition, state, { sort: { key: sort, descending } })}
      className={clsx('inline-flex items-center gap-1 rounded-sm hover:text-ink', current && 'text-ink')}
    >
      {label}
      <Icon
        name={current ? (state.sort.descending ? 'arrow-down' : 'arrow-up') : 'chevrons-up-down'}
        size={13}
        className={current ? undefined : 'opacity-50'}
      />
    </a>
  )
}

function ariaSort<Row>(column: Column<Row>, state: ListState): 'ascending' | 'descending' | undefined {
  if (!column.sort || column.sort !== state.sort.key) return undefined
  return state.sort.descending ? 'descending' : 'ascending'
}
