import Link from 'next/link'
import { Movement, When } from '@/components/data-table/cells'
import { NoneYet } from '@/components/feedback/none-yet'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { StatusBadge } from '@/components/ui/status-badge'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { nameOf } from '@/lib/format/status'
import { parseList } from '@/lib/list/parse'

const SHOWN = 8

/** The latest transactions, read when the page is. */
export async function RecentCard({ zone }: { zone: string }) {
  const { rows } = await loadTransactions(parseList(transactionList, {}))
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
      {rows.length === 0 ? (
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
            {rows.slice(0, SHOWN).map((row) => (
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
