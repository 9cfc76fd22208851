import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { Decisions } from '@/lib/domain/kyc-statistics/dto'
import { formatDuration } from '@/lib/format/duration'
import { formatCount, formatPercent } from '@/lib/format/number'

type Props = { title: string; what: string; rows: (Decisions & { name: string })[]; none: boolean }

/** Decisions of each level or officer, with how many were approved and how long they took. */
export function DecisionsTable({ title, what, rows, none }: Props) {
  return (
    <Card className="overflow-hidden">
      <CardHead title={title} />
      {none ? (
        <p className="px-4 pb-4 text-muted">Nothing was decided.</p>
      ) : (
        <Table aria-label={title}>
          <TableHead>
            <tr>
              <HeaderCell>{what}</HeaderCell>
              <HeaderCell className="text-right">Decided</HeaderCell>
              <HeaderCell className="text-right">Approved</HeaderCell>
              <HeaderCell className="text-right max-sm:hidden">Median</HeaderCell>
              <HeaderCell className="text-right max-sm:hidden">95th percentile</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map(({ name, approved, rejected, medianSeconds, p95Seconds }) => (
              <TableRow key={name}>
                <Cell className="py-2 font-medium">{name}</Cell>
                <Cell className="num py-2 text-right">{formatCount(approved + rejected)}</Cell>
                <Cell className="num py-2 text-right">{formatPercent(approved / (approved + rejected))}</Cell>
                <Cell className="num py-2 text-right max-sm:hidden">{formatDuration(medianSeconds)}</Cell>
                <Cell className="num py-2 text-right max-sm:hidden">{formatDuration(p95Seconds)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
