import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead } from '@/components/ui/table'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { successRate } from '@/lib/domain/overview/rates'
import { formatMoneyCompact } from '@/lib/format/money'
import { change, formatCount, formatPercent, UNKNOWN } from '@/lib/format/number'

type Line = { name: string; today: string; yesterday: string; ratio: number | null }

/** What changed since yesterday, at the same time of day. */
export function TodayCard({ snapshot }: { snapshot: BankSnapshot }) {
  return (
    <Card aria-labelledby="today" className="flex flex-col">
      <CardHead id="today" title="Since yesterday" note="up to the same time" />
      <Table aria-label="Today beside yesterday up to the same time">
        <TableHead>
          <tr>
            <HeaderCell>
              <span className="sr-only">What</span>
            </HeaderCell>
            <HeaderCell numeric>Today</HeaderCell>
            <HeaderCell numeric>Yesterday</HeaderCell>
            <HeaderCell numeric>Change</HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {lines(snapshot).map(({ name, today, yesterday, ratio }) => (
            <tr key={name} className="h-[38px]">
              <th scope="row" className="px-4 text-left font-normal text-secondary">
                {name}
              </th>
              <Cell numeric className="font-semibold">
                {today}
              </Cell>
              <Cell numeric className="text-muted">
                {yesterday}
              </Cell>
              <Cell numeric className="text-secondary">
                {ratio === null ? UNKNOWN : `${ratio > 0 ? '+' : ''}${formatPercent(ratio)}`}
              </Cell>
            </tr>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function lines({ transactions: { today, yesterday }, customers, qr, kyc }: BankSnapshot): Line[] {
  const pair = (name: string, counts: { today: number; yesterday: number }): Line => ({
    name,
    today: formatCount(counts.today),
    yesterday: formatCount(counts.yesterday),
    ratio: change(counts.today, counts.yesterday),
  })
  return [
    pair('Transactions', { today: today.count, yesterday: yesterday.count }),
    {
      name: 'Volume',
      today: formatMoneyCompact(today.volume),
      yesterday: formatMoneyCompact(yesterday.volume),
      ratio: change(Number(today.volume), Number(yesterday.volume)),
    },
    {
      name: 'Success rate',
      today: formatPercent(successRate(today)),
      yesterday: formatPercent(successRate(yesterday)),
      ratio: null,
    },
    pair('New customers', customers.created),
    pair('QR codes', qr.generated),
    pair('KYC submissions', kyc.submitted),
  ]
}
