import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadRules } from '@/lib/domain/suspicious/loaders'
import { formatTime, zoneLabel } from '@/lib/format/date'
import { formatCount, UNKNOWN } from '@/lib/format/number'

export const metadata: Metadata = { title: 'Rules' }

/** What the portal looks for, and how often each rule was wrong. */
export default async function RulesPage() {
  const clock = await pageClock('suspicious:read')
  const rules = await loadRules()
  return (
    <div className="grid gap-4">
      <PageHead
        title="Rules"
        facts={`Every new transaction is judged within seconds · as of ${formatTime(clock.now, clock.zone)} ${zoneLabel(clock.zone, clock.now)}`}
      />
      <Card className="overflow-hidden">
        <Table aria-label="Rules">
          <TableHead>
            <tr>
              <HeaderCell>Rule</HeaderCell>
              <HeaderCell numeric>Version</HeaderCell>
              <HeaderCell numeric>Hits</HeaderCell>
              <HeaderCell numeric>Cases</HeaderCell>
              <HeaderCell numeric>Closed</HeaderCell>
              <HeaderCell numeric>False positives</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {rules.map((row) => (
              <TableRow key={row.rule}>
                <Cell className="py-2 sm:min-w-72">
                  <Link
                    href={`/admin/suspicious/rules/${row.rule}`}
                    className="font-medium hover:text-accent"
                  >
                    {row.name}
                  </Link>
                  {!row.isEnabled && (
                    <Badge icon="pause" className="ml-2">
                      Off
                    </Badge>
                  )}
                  <p className="hidden max-w-[70ch] text-125 text-muted sm:block">{row.about}</p>
                </Cell>
                <Cell numeric>{row.version}</Cell>
                <Cell numeric>{formatCount(row.hits)}</Cell>
                <Cell numeric>
                  <a
                    href={`/admin/suspicious?rule=${row.rule}`}
                    className="rounded-sm hover:text-accent hover:underline"
                  >
                    {formatCount(row.cases)}
                  </a>
                </Cell>
                <Cell numeric>{formatCount(row.closed)}</Cell>
                <Cell numeric>{rateOf(row)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </div>
  )
}

/** Of the cases that were closed; nothing is known before the first. */
function rateOf({ closed, falsePositive }: { closed: number; falsePositive: number }): string {
  if (closed === 0) return UNKNOWN
  return `${formatCount(falsePositive)} (${Math.round((falsePositive / closed) * 100)} %)`
}
