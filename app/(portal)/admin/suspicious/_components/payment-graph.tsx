import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { Payment } from '@/lib/domain/suspicious/dto'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { type Edge, layoutPayments, type Node } from './layout-payments'

const BOX = { width: 150, height: 30 }

/** Who paid whom in the transactions of the case: a drawing whose boxes lead to the wallets, and a table behind it. */
export function PaymentGraph({
  payments,
  subject,
}: {
  payments: readonly Payment[]
  subject: string | null
}) {
  if (payments.length === 0) return null
  const { nodes, edges, width, height } = layoutPayments(payments, subject)
  const more = payments.length - edges.length
  return (
    <Card className="overflow-hidden">
      <CardHead
        title="Who paid whom"
        note={more > 0 ? `the ${edges.length} largest of ${payments.length}` : 'in the transactions below'}
      />
      <figure className="overflow-x-auto px-4 pt-1 pb-3">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className={
            width > 500 ? 'h-auto w-full min-w-[560px]' : 'h-auto w-full max-w-[500px] min-w-[340px]'
          }
        >
          <title>{`${edges.length} payments between ${nodes.length} parties`}</title>
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" className="fill-muted" />
            </marker>
          </defs>
          {edges.map((edge) => (
            <Arrow key={`${edge.from.key} ${edge.to.key}`} edge={edge} />
          ))}
          {nodes.map((node) => (
            <Box key={node.key} node={node} />
          ))}
        </svg>
      </figure>
      <details className="border-t">
        <summary className="cursor-pointer px-4 py-2.5 text-125 text-secondary hover:text-ink">
          As a table
        </summary>
        <Table aria-label="Who paid whom">
          <TableHead>
            <tr>
              <HeaderCell>From</HeaderCell>
              <HeaderCell>To</HeaderCell>
              <HeaderCell numeric>Payments</HeaderCell>
              <HeaderCell numeric>Amount</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {payments.map((payment) => (
              <TableRow key={`${payment.payer}${payment.payerName} ${payment.payee}${payment.payeeName}`}>
                <Cell>{payment.payerName}</Cell>
                <Cell>{payment.payeeName}</Cell>
                <Cell numeric>{formatCount(payment.count)}</Cell>
                <Cell numeric>{formatMoney(payment.amount)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </details>
    </Card>
  )
}

function Arrow({ edge }: { edge: Edge }) {
  const { from, to, amount, count, bend } = edge
  const sameColumn = from.x === to.x
  const half = BOX.width / 2
  const toRight = to.x > from.x
  const start = { x: from.x + (sameColumn || toRight ? half : -half), y: from.y }
  const end = { x: to.x + (sameColumn || !toRight ? half : -half), y: to.y }
  const control = {
    x: (start.x + end.x) / 2 + (sameColumn ? 44 : 0),
    y: (start.y + end.y) / 2 - bend * (toRight ? 2 : -2),
  }
  const below = bend > 0 && !toRight
  const middle = (start.y + end.y + 2 * control.y) / 4
  const label = { x: (start.x + end.x + 2 * control.x) / 4, y: below ? middle + 14 : middle - 5 }
  return (
    <g>
      <path
        d={`M${start.x} ${start.y} Q${control.x} ${control.y} ${end.x} ${end.y}`}
        className="fill-none stroke-line-strong"
        strokeWidth="1.25"
        markerEnd="url(#arrow)"
      />
      <text x={label.x} y={label.y} textAnchor="middle" className="fill-secondary text-11">
        {formatMoney(amount)}
        {count > 1 && ` · ${count} ×`}
      </text>
    </g>
  )
}

function Box({ node }: { node: Node }) {
  const { name, walletId, x, y, isSubject } = node
  const box = (
    <>
      <rect
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx="8"
        className={
          isSubject
            ? 'fill-accent-tint stroke-accent'
            : walletId
              ? 'fill-card stroke-line-strong'
              : 'fill-neutral-tint stroke-line'
        }
      />
      <text
        x={x}
        y={y + 4}
        textAnchor="middle"
        className={isSubject ? 'fill-ink text-12 font-semibold' : 'fill-ink text-12'}
      >
        {name.length > 21 ? `${name.slice(0, 20)}…` : name}
      </text>
    </>
  )
  if (!walletId) return <g>{box}</g>
  return (
    <a href={`/admin/wallets/${walletId}`} aria-label={`Wallet of ${name}`}>
      <title>{name}</title>
      {box}
    </a>
  )
}
