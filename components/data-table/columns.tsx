import { Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { formatMoney } from '@/lib/format/money'
import { formatCount, UNKNOWN } from '@/lib/format/number'
import { nameOf, type StatusKind } from '@/lib/format/status'
import { Person, Reference, When } from './cells'
import type { Column } from './types'

/** Columns by what they hold: one line each in the table of an entity. What is not known is a dash. */

type More<Row> = Partial<Pick<Column<Row>, 'sort' | 'card' | 'optional' | 'title'>>
type Text = string | null | undefined

/** Plain words. */
export function text<Row>(
  id: string,
  label: string,
  of: (row: Row) => Text,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, cell: (row) => <Words text={of(row)} className="text-secondary" />, ...more }
}

/** What a row is called. */
export function name<Row>(
  id: string,
  label: string,
  of: (row: Row) => Text,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, cell: (row) => <Words text={of(row)} className="font-medium" />, ...more }
}

/** A customer, with the end of the phone number. */
export function person<Row extends { customer: string; phone: string }>(more: More<Row> = {}): Column<Row> {
  const cell = (row: Row) => <Person name={row.customer} phone={row.phone} />
  return { id: 'customer', label: 'Customer', cell, ...more }
}

/** A reference or key, in equal widths. */
export function reference<Row>(
  id: string,
  label: string,
  of: (row: Row) => string | null,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, cell: (row) => <Reference value={of(row)} />, ...more }
}

/** An amount in pula. */
export function money<Row>(
  id: string,
  label: string,
  of: (row: Row) => string | null,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, numeric: true, cell: (row) => formatMoney(of(row)), ...more }
}

/** A number of things. */
export function count<Row>(
  id: string,
  label: string,
  of: (row: Row) => number,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, numeric: true, cell: (row) => formatCount(of(row)), ...more }
}

/** A status with its icon, colour and word. */
export function status<Row>(
  kind: StatusKind,
  of: (row: Row) => string,
  more: More<Row> & { id?: string; label?: string } = {},
): Column<Row> {
  return {
    id: 'status',
    label: 'Status',
    cell: (row) => <StatusBadge kind={kind} status={of(row)} />,
    ...more,
  }
}

/** One of a closed set that is no status. */
export function tag<Row>(
  id: string,
  label: string,
  of: (row: Row) => string,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, cell: (row) => <Tag>{nameOf(of(row))}</Tag>, ...more }
}

/** An instant. */
export function when<Row>(
  id: string,
  label: string,
  of: (row: Row) => string | null,
  more: More<Row> = {},
): Column<Row> {
  return { id, label, cell: (row, clock) => <When at={of(row)} clock={clock} />, ...more }
}

/** One line, cut where it is too long for a row; the whole of it on hover. */
function Words({ text, className }: { text: Text; className: string }) {
  return (
    <span
      className={`${className} block max-w-64 truncate`}
      title={text && text.length > 30 ? text : undefined}
    >
      {text ?? UNKNOWN}
    </span>
  )
}
