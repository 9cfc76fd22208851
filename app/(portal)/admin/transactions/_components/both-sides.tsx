import type { ReactNode } from 'react'
import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { OtherSide, TransactionDetail } from '@/lib/domain/transactions/dto'
import { loadOtherSide } from '@/lib/domain/transactions/loaders'
import { formatMoney } from '@/lib/format/money'

/** A transfer as both wallets have it, the sender first. */
export async function BothSides({ it }: { it: TransactionDetail }) {
  const other = it.mirrorId ? await loadOtherSide(it.mirrorId) : null
  if (!other) return null
  const sides = [it, other].sort((a) => (a.direction === 'debit' ? -1 : 1))
  const rows: [string, (side: TransactionDetail | OtherSide) => ReactNode][] = [
    ['Customer', (side) => link('/admin/customers', side.customerId, side.customer)],
    ['Wallet', (side) => link('/admin/wallets', side.walletId, `…${side.walletId.slice(-8)}`)],
    [
      'Transaction',
      (side) => (side.id === it.id ? 'This one' : link('/admin/transactions', side.id, side.reference)),
    ],
    ['Status', (side) => <StatusBadge kind="transaction" status={side.status} />],
    ['Amount', (side) => formatMoney(side.amount)],
    ['Fee', (side) => formatMoney(side.fee)],
    ['Balance before', (side) => formatMoney(side.balanceBefore)],
    ['Balance after', (side) => formatMoney(side.balanceAfter)],
  ]
  return (
    <Card className="overflow-hidden">
      <CardHead title="Both sides of the transfer" />
      <Table aria-label="Both sides of the transfer">
        <TableHead>
          <tr>
            <HeaderCell>
              <span className="sr-only">What</span>
            </HeaderCell>
            <HeaderCell>Sender</HeaderCell>
            <HeaderCell>Recipient</HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(([name, cell]) => (
            <TableRow key={name}>
              <Cell className="text-muted">{name}</Cell>
              {sides.map((side) => (
                <Cell key={side.id} className="num">
                  {cell(side)}
                </Cell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function link(to: string, id: string, text: string) {
  return (
    <RecordLink to={to} id={id}>
      {text}
    </RecordLink>
  )
}
