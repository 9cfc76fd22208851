import { type ReactNode, Suspense } from 'react'
import type { Clock, Column } from '@/components/data-table/types'
import { Card, CardHead } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'

type Props<Row extends { id: string }> = {
  title: string
  /** Beside the title. */
  note?: string
  /** What can be done to the whole of it. */
  actions?: ReactNode
  rows: Promise<readonly Row[]>
  columns: readonly Column<Row>[]
  clock: Clock
  /** Address of a row's record. */
  href?: (row: Row) => string
  /** Address of all of them, as a list. */
  all?: string
  empty: string
}

/** Records that belong to this one: a short table that leads to each, and to all of them. */
export function Related<Row extends { id: string }>({ title, note, actions, all, ...rest }: Props<Row>) {
  return (
    <Card className="overflow-hidden">
      <CardHead
        title={title}
        note={note}
        actions={
          <>
            {all && (
              <a
                href={all}
                className="grid min-h-target min-w-target place-content-center rounded-sm text-125 font-medium text-accent hover:underline"
              >
                All
                <span className="sr-only"> {title.toLowerCase()}</span>
              </a>
            )}
            {actions}
          </>
        }
      />
      <Suspense fallback={<Skeleton className="mx-4 mb-4 h-24" />}>
        <Rows title={title} {...rest} />
      </Suspense>
    </Card>
  )
}

async function Rows<Row extends { id: string }>({
  title,
  rows,
  columns,
  clock,
  href,
  empty,
}: Omit<Props<Row>, 'all' | 'note' | 'actions'>) {
  const list = await rows
  if (list.length === 0) return <p className="px-4 pb-4 text-muted">{empty}</p>
  return (
    <Table aria-label={title}>
      <TableHead>
        <tr>
          {columns.map(({ id, label, numeric }) => (
            <HeaderCell key={id} numeric={numeric}>
              {label}
            </HeaderCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {list.map((row) => (
          <TableRow key={row.id}>
            {columns.map(({ id, numeric, cell }, index) => (
              <Cell key={id} numeric={numeric} className="whitespace-nowrap">
                {index === 0 && href ? (
                  <a href={href(row)} className="rounded-sm hover:underline">
                    {cell(row, clock)}
                  </a>
                ) : (
                  cell(row, clock)
                )}
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
