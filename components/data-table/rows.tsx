import { clsx } from 'clsx'
import { Unreachable } from '@/components/feedback/unreachable'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/field'
import type { ListPage } from '@/lib/list/definition'
import { Footer } from './footer'
import { ListEmpty } from './list-empty'
import { Notices } from './notices'
import { SCROLLER } from './sizes'
import { TableHeadRow } from './table-head-row'
import { type Column, type ListViewProps, narrowClass, shownColumns } from './types'

const CARD_PLACES = {
  title: 'max-sm:col-start-1 max-sm:row-start-1',
  end: 'max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right',
  sub: 'max-sm:col-start-1 max-sm:row-start-2',
  mark: 'max-sm:col-start-2 max-sm:row-start-2 max-sm:justify-self-end',
}

/** The rows of a page, or why there are none. */
export async function Rows<Row extends { id: string }>(props: ListViewProps<Row>) {
  const { definition, state, columns } = props
  let page: ListPage<Row>
  try {
    page = await props.page
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return (
      <Card>
        <Unreachable />
      </Card>
    )
  }
  if (page.rows.length === 0)
    return <ListEmpty definition={definition} state={state} page={page} none={props.none} />
  const shown = shownColumns(columns, state.columns)
  return (
    <div className="grid gap-3">
      <Notices state={state} page={page} />
      <Card
        data-list
        className="overflow-hidden transition-opacity delay-100 group-data-pending/list:opacity-55"
      >
        <div className={SCROLLER}>
          <table
            className="w-full border-separate border-spacing-0 text-135 max-sm:block"
            aria-label={props.title}
          >
            <TableHeadRow definition={definition} state={state} columns={shown} />
            <tbody className="max-sm:block">
              {page.rows.map((row) => (
                <RowOf key={row.id} {...props} row={row} shown={shown} />
              ))}
            </tbody>
          </table>
        </div>
        <Footer {...props} page={page} />
      </Card>
    </div>
  )
}

type RowProps<Row extends { id: string }> = ListViewProps<Row> & { row: Row; shown: Column<Row>[] }

function RowOf<Row extends { id: string }>({
  definition,
  state,
  row,
  shown,
  nameOf,
  opens = true,
  href: hrefOf = (row) => `${definition.path}/${row.id}`,
  clock,
}: RowProps<Row>) {
  const href = opens ? hrefOf(row) : undefined
  const name = nameOf(row)
  return (
    <tr
      data-href={href}
      className={clsx(
        'list-row',
        state.density === 'compact' ? 'sm:h-8' : 'sm:h-10',
        href && 'cursor-pointer',
      )}
    >
      <td className="list-cell w-9 pr-0 pl-4 max-sm:hidden">
        <Checkbox value={name} data-id={row.id} aria-label={`Select ${name}`} className="align-middle" />
      </td>
      {shown.map((column) => (
        <td
          key={column.id}
          className={clsx(
            'list-cell',
            column.numeric && 'num text-right whitespace-nowrap',
            column.card ? CARD_PLACES[column.card] : 'max-sm:hidden',
            narrowClass(column, state),
          )}
        >
          {column.card === 'title' && href ? (
            <a href={href} data-row className="rounded-sm outline-offset-4">
              {column.cell(row, clock)}
            </a>
          ) : (
            column.cell(row, clock)
          )}
        </td>
      ))}
    </tr>
  )
}

/** The digest of a database that does not answer survives from loaders to here and to the error page. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && error.digest === 'DATABASE_UNREACHABLE'
}
