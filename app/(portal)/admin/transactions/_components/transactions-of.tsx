import type { Clock } from '@/components/data-table/types'
import { RelatedList } from '@/components/detail/related-list'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { transactionColumns } from './columns'

type Props = {
  /** The records they belong to, by the filters of the list. */
  where: Readonly<Record<string, string>>
  /** What is worth a column besides reference, amount, status and time. */
  show?: readonly ('customer' | 'type' | 'channel')[]
  clock: Clock
  empty?: string
}

/** The newest transactions of a record. */
export function TransactionsOf({ where, show = ['type'], clock, empty = 'No money has moved yet.' }: Props) {
  return (
    <RelatedList
      title="Recent transactions"
      list={transactionList}
      load={loadTransactions}
      where={where}
      columns={transactionColumns}
      show={['reference', ...show, 'amount', 'status', 'created']}
      clock={clock}
      empty={empty}
    />
  )
}
