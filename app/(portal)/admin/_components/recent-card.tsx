import { Movement, When } from '@/components/data-table/cells'
import { NoneYet } from '@/components/feedback/none-yet'
import { Unreachable } from '@/components/feedback/unreachable'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { StatusBadge } from '@/components/ui/status-badge'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { TransactionRow } from '@/lib/domain/transactions/dto'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { nameOf } from '@/lib/format/status'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { parseList } from '@/lib/list/parse'

const SHOWN = 18

type Props = {
  zone: string
  /** The database is known not to answer: it is not asked. */
  outage: boolean
}

/** The latest transactions, read when the page is. */
export async function RecentCard({ zone, outage }: Props) {
  const rows = outage ? null : await latestRows()
  const clock = { zone, now: new Date() }
  return (
    <Card aria-labelledby="recent" className="overflow-hidden">
      <CardHead
        id="recent"
        title="Recent transactions"
        actions={
          <Link
            href="/admin/transactions"
            className="flex items-center gap-1 rounded-sm text-125 text-accent"
          >
            All transactions
            <Icon name="arrow-right" size={13} />
          </Link>
        }
      />
      {rows === null ? (
        <Unreachable />
      ) : rows.length === 0 ? (
        <NoneYet what="transactions" icon="arrow-left-right">
          They appear here as soon as money moves for the first time.
        </NoneYet>
      ) : (
        <Table aria-label="Recent transactions">
          <TableHead>
            <tr>
              <HeaderCell className="max-md:hidden">Reference</HeaderCell>
              <HeaderCell>Customer</HeaderCell>
              <HeaderCell className="max-sm:hidden">Type</HeaderCell>
              <HeaderCell numeric>Amount</HeaderCell>
              <HeaderCell>Status</HeaderCell>
              <HeaderCell className="max-sm:hidden">Time</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <Cell className="max-md:hidden">
                  <Link
                    href={`/admin/transactions/${row.id}`}
                    className="rounded-sm font-mono text-12 whitespace-nowrap text-secondary hover:text-accent"
                  >
                    {row.reference}
                  </Link>
                </Cell>
                <Cell className="max-w-48 truncate font-medium">
                  <Link href={`/admin/transactions/${row.id}`} className="rounded-sm hover:text-accent">
                    {row.customer}
                  </Link>
                </Cell>
                <Cell className="max-sm:hidden">{nameOf(row.type)}</Cell>
                <Cell numeric>
                  <Movement amount={row.amount} direction={row.direction} />
                </Cell>
                <Cell>
                  <StatusBadge kind="transaction" status={row.status} />
                </Cell>
                <Cell className="max-sm:hidden">
                  <When at={row.createdAt} clock={clock} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

/** Null while the database does not answer. */
async function latestRows(): Promise<TransactionRow[] | null> {
  try {
    return (await loadTransactions(parseList(transactionList, {}))).rows.slice(0, SHOWN)
  } catch (error) {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  }
}
