import type { ReactNode } from 'react'
import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { State } from '@/components/feedback/state'
import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { formatCount } from '@/lib/format/number'

type Attack = { failed: number; held: number; lastAt: string }

type Props<Row extends Attack> = {
  id: string
  title: string
  note: string
  rows: readonly Row[]
  clock: Clock
  /** Said while there are no rows. */
  none: { title: string; text: string }
  /** Heads of the first two columns, which `lead` fills, and of the last count. */
  heads: readonly [string, string, string]
  keyOf: (row: Row) => string
  lead: (row: Row) => ReactNode
  last: (row: Row) => number
}

/** Attempts by whom they aim at or come from: what was done, how many failed and were held back, since when. */
export function AttackTable<Row extends Attack>(props: Props<Row>) {
  const { id, title, note, rows, clock, none, heads, keyOf, lead, last } = props
  const [first, second, third] = heads
  return (
    <Card aria-labelledby={id}>
      <CardHead id={id} title={title} note={note} />
      {rows.length === 0 ? (
        <State icon="shield-check" title={none.title} className="py-8">
          {none.text}
        </State>
      ) : (
        <Table aria-labelledby={id}>
          <TableHead>
            <tr>
              <HeaderCell>{first}</HeaderCell>
              <HeaderCell>{second}</HeaderCell>
              <HeaderCell numeric>Failed</HeaderCell>
              <HeaderCell numeric>Held back</HeaderCell>
              <HeaderCell numeric>{third}</HeaderCell>
              <HeaderCell>Last</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={keyOf(row)}>
                {lead(row)}
                <Cell numeric>{formatCount(row.failed)}</Cell>
                <Cell numeric>{formatCount(row.held)}</Cell>
                <Cell numeric>{formatCount(last(row))}</Cell>
                <Cell>
                  <When at={row.lastAt} clock={clock} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
