import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Cell, HeaderCell, Table, TableBody, TableHead } from '@/components/ui/table'
import type { ApprovalView } from '@/lib/domain/approvals/dto'

const TITLES: Record<string, string> = { pending: 'What will change', approved: 'What was changed' }

/** What the request changes, from what to what: as it was asked for, whatever happened since. */
export function Changes({ status, changes }: Pick<ApprovalView, 'status' | 'changes'>) {
  const title = TITLES[status] ?? 'What would have changed'
  return (
    <Card className="overflow-hidden">
      <CardHead title={title} />
      <Table aria-label={title}>
        <TableHead>
          <tr>
            <HeaderCell>What</HeaderCell>
            <HeaderCell>Before</HeaderCell>
            <HeaderCell>After</HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {changes.map(({ what, before, after }) => (
            <tr key={what} className="h-10">
              <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
                {what}
              </th>
              <Cell className="text-secondary">{before}</Cell>
              <Cell className="font-medium">
                <span className="flex items-center gap-2">
                  <Icon name="arrow-right" size={13} className="shrink-0 text-muted" />
                  {after}
                </span>
              </Cell>
            </tr>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
