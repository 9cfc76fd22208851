import { Movement, When } from '@/components/data-table/cells'
import * as column from '@/components/data-table/columns'
import type { Clock, Column } from '@/components/data-table/types'
import { Related } from '@/components/detail/related'
import type { HitRow, LinkedTransaction } from '@/lib/domain/suspicious/dto'
import { UNKNOWN } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'

const hitColumns: Column<HitRow>[] = [
  {
    id: 'sentence',
    label: 'What was seen',
    cell: (row) => <span className="block min-w-72 whitespace-normal py-1.5">{row.sentence}</span>,
  },
  { id: 'happened', label: 'When', cell: (row, clock) => <When at={row.happenedAt} clock={clock} /> },
  column.when('found', 'Found', (row) => row.foundAt),
  { id: 'version', label: 'Version', numeric: true, cell: (row) => row.ruleVersion },
]

const transactionColumns: Column<LinkedTransaction>[] = [
  column.reference('reference', 'Reference', (row) => row.reference),
  column.when('at', 'When', (row) => row.at),
  { id: 'customer', label: 'Customer', cell: (row) => <span className="font-medium">{row.customer}</span> },
  column.text('type', 'Type', (row) =>
    row.channel === 'wallet' ? nameOf(row.type) : `${nameOf(row.type)}, ${nameOf(row.channel).toLowerCase()}`,
  ),
  { id: 'counterparty', label: 'Counterparty', cell: (row) => row.counterparty ?? UNKNOWN },
  {
    id: 'amount',
    label: 'Amount',
    numeric: true,
    cell: (row) => <Movement amount={row.amount} direction={row.direction} />,
  },
]

/** What the rule found, in sentences. */
export function Hits({ hits, total, clock }: { hits: readonly HitRow[]; total: number; clock: Clock }) {
  const title = total > hits.length ? `Hits: the latest ${hits.length} of ${total}` : 'Hits'
  return (
    <Related
      title={title}
      rows={Promise.resolve(hits)}
      columns={hitColumns}
      clock={clock}
      empty="No hits are kept."
    />
  )
}

/** The rows that prove it. */
export function Linked({ rows, clock }: { rows: readonly LinkedTransaction[]; clock: Clock }) {
  if (rows.length === 0) return null
  return (
    <Related
      title="Transactions"
      rows={Promise.resolve(rows)}
      columns={transactionColumns}
      clock={clock}
      href={(row) => `/admin/transactions/${row.id}`}
      empty="None."
    />
  )
}
