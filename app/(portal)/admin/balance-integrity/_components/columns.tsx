import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { RecordLink } from '@/components/detail/record-link'
import type { DifferenceRow } from '@/lib/domain/integrity/dto'
import { formatMoney } from '@/lib/format/money'
import { UNKNOWN } from '@/lib/format/number'

const KINDS: Record<string, string> = {
  balance: 'Balance of the wallet',
  chain: 'Beginning of a transaction',
}

export const differenceColumns: Column<DifferenceRow>[] = [
  {
    id: 'customer',
    label: 'Wallet of',
    card: 'title',
    cell: (row) => (
      <RecordLink to="/admin/wallets" id={row.walletId}>
        {row.customer} {row.phone}
      </RecordLink>
    ),
  },
  column.text('kind', 'What differs', (row) => KINDS[row.kind] ?? row.kind, { card: 'sub' }),
  column.money('expected', 'Should be', (row) => row.expected),
  column.money('found', 'Is', (row) => row.found),
  {
    id: 'difference',
    label: 'Difference',
    numeric: true,
    card: 'end',
    cell: (row) => (
      <strong className="font-semibold">{formatMoney(row.difference, { sign: 'always' })}</strong>
    ),
  },
  {
    id: 'transaction',
    label: 'Transaction',
    cell: (row) =>
      row.transactionId ? (
        <RecordLink to="/admin/transactions" id={row.transactionId}>
          {row.reference}
        </RecordLink>
      ) : (
        UNKNOWN
      ),
  },
  column.status('difference', (row) => row.state, { id: 'state', label: 'State', card: 'mark' }),
  column.when('found', 'Found', (row) => row.foundAt, { sort: 'found' }),
  column.when('resolved', 'Fits again since', (row) => row.resolvedAt),
]
